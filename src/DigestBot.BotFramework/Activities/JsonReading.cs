using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>Reading JSON of any shape without an exception.</summary>
internal static class JsonReading
{
    /// <summary>As deep as a body can be: what somebody put into a button is no reason to refuse the activity, and nothing here recurses.</summary>
    public const int MaxDepth = 1_000_000;

    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var member)
            ? member
            : null;

    public static string? Text(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Whether a member is this text, in any case.</summary>
    public static bool IsText(this JsonElement? element, string name, string text) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member
        && (member.ValueEquals(text) || string.Equals(member.GetString(), text, StringComparison.OrdinalIgnoreCase));

    public static string? Text(this JsonElement? element, string name) => element.Member(name).Text();
}
