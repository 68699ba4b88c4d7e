using System.Text.Json;

namespace DigestBot.Testing;

/// <summary>A call that a <see cref="FakeConnector"/> took.</summary>
/// <param name="ConversationId">Unescaped; null when a conversation is created.</param>
/// <param name="ActivityId">The id it was given, or the one in the address.</param>
/// <param name="Body">The activity, or the conversation's parameters; undefined without a body.</param>
public sealed record ReceivedCall(
    string Method,
    string PathAndQuery,
    string? ConversationId,
    string? ActivityId,
    string? Token,
    JsonElement Body
)
{
    public string? Text => Property("text");

    public string? Property(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}
