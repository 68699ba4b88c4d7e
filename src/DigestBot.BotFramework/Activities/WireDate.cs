using System.Globalization;
using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>Dates stand in activities in many shapes; one that cannot be read is no reason to refuse the message.</summary>
internal static class WireDate
{
    public static DateTimeOffset? Parse(JsonElement? date) =>
        date is { ValueKind: JsonValueKind.String } text
        && DateTimeOffset.TryParse(
            text.GetString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var parsed
        )
            ? parsed
            : null;

    public static JsonElement? Format(DateTimeOffset? date) =>
        date is { } moment
            ? JsonSerializer.SerializeToElement(
                moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
                BotFrameworkJson.Default.String
            )
            : null;
}
