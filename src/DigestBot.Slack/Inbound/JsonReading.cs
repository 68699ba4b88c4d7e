using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace DigestBot.Slack;

/// <summary>Reading JSON of any shape without an exception.</summary>
internal static partial class JsonReading
{
    /// <summary>What is not UTF-8 becomes U+FFFD, and the rest is read.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return Utf8.IsValid(json) ? JsonElement.Parse(json) : JsonElement.Parse(Encoding.UTF8.GetString(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var member)
            ? member
            : null;

    public static JsonElement? Member(this JsonElement element, string name) => Member((JsonElement?)element, name);

    public static string? Text(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? Text(text) : null;

    public static string? Text(this JsonElement? element, string name) => element.Member(name).Text();

    public static string? Text(this JsonElement element, string name) => Text((JsonElement?)element, name);

    public static bool IsTrue(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static DateTimeOffset? Instant(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt64(out var seconds)
        && seconds is >= 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static Uri? Address(this JsonElement element, string name) =>
        Uri.TryCreate(element.Text(name), UriKind.Absolute, out var address) ? address : null;

    /// <summary>A text cut between the two halves of an emoji is no string; its lone half becomes U+FFFD.</summary>
    private static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return JsonElement.Parse(Escapes().Replace(text.GetRawText(), Mended)).GetString();
        }
    }

    private static string Mended(Match escape) =>
        escape.Length == 6
        && ushort.Parse(escape.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            is >= 0xD800
                and <= 0xDFFF
            ? "\\ufffd"
            : escape.Value;

    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Escapes();
}
