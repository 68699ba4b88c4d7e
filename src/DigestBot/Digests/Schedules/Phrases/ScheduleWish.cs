using DigestBot.Wording;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>What was said of a schedule, part by part.</summary>
/// <param name="Times">Each time of day that was named.</param>
/// <param name="Rest">What is neither day nor time: a zone, or nothing that is known.</param>
/// <param name="Fault">Why it cannot be a schedule, whatever else was said.</param>
internal sealed record ScheduleWish(Weekdays? Days, IReadOnlyList<TimeOnly> Times, string Rest, PhraseFault? Fault)
{
    private const int LongestZone = 6;

    public static ScheduleWish Read(string text, FaultTexts say)
    {
        var words = PhraseWords.Split(text);
        var zoneAt = LongZoneAt(words);
        var reader = new WishReader(words[..zoneAt], say);
        reader.ReadAll();
        return new ScheduleWish(
            reader.Days,
            reader.Times,
            string.Join(' ', reader.Rest.Concat(words[zoneAt..])),
            reader.Fault
        );
    }

    /// <summary>Where the zone's name of several words begins that ends the phrase: one by one some look like days.</summary>
    private static int LongZoneAt(List<string> words)
    {
        for (var at = Math.Max(0, words.Count - LongestZone); at < words.Count - 1; at++)
            if (Zones.Find(string.Join(' ', words[at..])) is not null)
                return at;
        return words.Count;
    }
}
