using System.Text.Json;

namespace DigestBot.Channels.Slack;

/// <summary>Reads a field of what came from Slack, whatever its shape.</summary>
internal static class SlackFields
{
    public static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var member)
            ? member
            : null;

    public static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An object, or null for whatever else a text is.</summary>
    public static JsonElement? Object(string? json)
    {
        try
        {
            return json is not null && JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } data
                ? data
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
