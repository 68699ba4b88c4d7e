using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Digests.Schedules.Phrases;

namespace DigestBot.Digests.Schedules;

/// <summary>The hours of the day, on the wall clock, in which nothing is posted late.</summary>
/// <param name="To">When they end; before <paramref name="From"/> when they last over midnight.</param>
internal sealed partial record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Reads "22:00-07:00", "10pm to 7am", "from 22 to 7", "von 22 bis 7 Uhr".</summary>
    /// <returns>Null for what is no such span, or lasts all day.</returns>
    public static QuietHours? Parse(string words)
    {
        var span = Span().Match(words.Trim().ToLowerInvariant());
        return
            span.Success
            && TimeWords.Clock(span.Groups["from"].Value) is { } from
            && TimeWords.Clock(span.Groups["to"].Value) is { } to
            && from != to
            ? new QuietHours(from, to)
            : null;
    }

    /// <summary>When they end, if the instant lies in them.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        if (!Includes(TimeOnly.FromDateTime(local)))
            return null;
        var day = DateOnly.FromDateTime(local);
        var last = TimeOnly.FromDateTime(local) < To ? day : day.AddDays(1);
        var end = WallClock.FirstInstant(last.ToDateTime(To), zone);
        return end > instant ? end : null;
    }

    public bool Includes(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");

    [GeneratedRegex(
        @"^((from|between|von|zwischen)\s+)?(?<from>[0-9][0-9apmh.: ]*?|noon|midnight|mitternacht|mittag)(\s*uhr)?\s*(-|–|to|until|till|and|bis|und)\s*(?<to>[0-9][0-9apmh.: ]*?|noon|midnight|mitternacht|mittag)(\s*uhr)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Span();
}
