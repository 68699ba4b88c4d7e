using System.Text;
using System.Text.Json;

namespace DigestBot.Testing;

/// <summary>What Teams takes as the answer to an <c>adaptiveCard/action</c> invoke.</summary>
/// <remarks>https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format</remarks>
public static class InvokeShapes
{
    private const int MaxCardBytes = 28 * 1024;

    /// <summary>What is wrong with an answer, or null.</summary>
    public static string? Violation(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return "The answer is no object.";
        var extra = answer.EnumerateObject().Select(of => of.Name).Except(["statusCode", "type", "value"]).ToList();
        if (extra.Count > 0)
            return $"Teams knows no {string.Join(", ", extra)}.";
        if (!answer.TryGetProperty("statusCode", out var status) || status.ValueKind != JsonValueKind.Number)
            return "There is no statusCode.";
        if (!answer.TryGetProperty("type", out var type) || !answer.TryGetProperty("value", out var value))
            return "There is no type or no value.";
        return (status.GetInt32(), type.GetString()) switch
        {
            (200, "application/vnd.microsoft.card.adaptive") => Card(value),
            (200, "application/vnd.microsoft.activity.message") => Message(value),
            (400 or 500, "application/vnd.microsoft.error") => null,
            var (code, kind) => $"Teams does not take {kind} with {code}.",
        };
    }

    private static string? Message(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? null
            : "The message is no text.";

    private static string? Card(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || Text(value, "type") != "AdaptiveCard")
            return "The value is no card.";
        if (Text(value, "version") is not "1.4")
            return "The card's version is not 1.4.";
        var bytes = Encoding.UTF8.GetByteCount(value.GetRawText());
        if (bytes > MaxCardBytes)
            return $"The card has {bytes} bytes.";
        return value.TryGetProperty("refresh", out var refresh) ? Refresh(refresh) : null;
    }

    private static string? Refresh(JsonElement refresh)
    {
        if (!refresh.TryGetProperty("action", out var action) || Text(action, "type") != "Action.Execute")
            return "Only Action.Execute refreshes.";
        if (Text(action, "verb") is not { Length: > 0 })
            return "The refreshing has no verb.";
        return refresh.TryGetProperty("userIds", out var users) && users.GetArrayLength() > 60
            ? "More than 60 people have a view of their own."
            : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
