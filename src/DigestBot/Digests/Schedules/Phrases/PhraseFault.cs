namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Why a phrase is no schedule, as a sentence.</summary>
/// <param name="Times">Times of which one was probably meant.</param>
internal sealed record PhraseFault(string Sentence, params IReadOnlyList<TimeOnly> Times)
{
    public static PhraseFault NoTime(string word) =>
        new($"“{word}” is no time of day. Write it from 00:00 to 23:59, or like 7:30pm: {ScheduleParser.Example}");

    /// <summary>"half eight" is half past seven to some and half past eight to others.</summary>
    public static PhraseFault Half(TimeOnly later, string words) =>
        new(
            $"“{words}” is {ScheduleWords.Clock(later)} to some and {ScheduleWords.Clock(later.AddHours(-1))} to others. Which one?",
            later,
            later.AddHours(-1)
        );
}
