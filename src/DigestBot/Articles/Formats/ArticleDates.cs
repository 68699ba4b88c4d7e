using System.Globalization;

namespace DigestBot.Articles.Formats;

/// <summary>Reads the dates that articles carry.</summary>
internal static class ArticleDates
{
    /// <returns>The calendar date as written, in the zone it was written in; null when it is none.</returns>
    public static DateOnly? Of(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var date
        )
        && date.Year > 1
            ? DateOnly.FromDateTime(date.DateTime)
            : null;
}
