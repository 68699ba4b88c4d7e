namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Knows the ways of repeating, or of not repeating, that a schedule has not.</summary>
internal static class RepeatWords
{
    private const string DaysOnly = "Digests come at a time of day on days of the week.";

    public static bool IsWeekly(string word) => PhraseWords.Lower(word) is "weekly" or "week";

    /// <summary>What is wrong when a word asks for something else.</summary>
    public static PhraseFault? Of(string word) =>
        PhraseWords.Lower(word) switch
        {
            "tomorrow" or "today" or "tonight" => new PhraseFault(
                $"“{word}” is one day, and a schedule repeats. {DaysOnly} For one now, write /digest."
            ),
            "hourly" or "hour" or "hours" or "minute" or "minutes" or "twice" => new PhraseFault(
                $"“{word}” would be more than once a day. {DaysOnly} Write one /subscribe for each time."
            ),
            "monthly"
            or "month"
            or "months"
            or "yearly"
            or "year"
            or "weeks"
            or "fortnight"
            or "fortnightly"
            or "biweekly"
            or "other"
            or "second"
            or "third"
            or "last" => new PhraseFault($"“{word}” is no day of the week. {DaysOnly}"),
            _ => null,
        };
}
