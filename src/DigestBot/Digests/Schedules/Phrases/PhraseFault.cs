using DigestBot.Wording;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Why a phrase is no schedule, as a sentence.</summary>
/// <param name="Times">Times of which one was probably meant.</param>
internal sealed record PhraseFault(string Sentence, params IReadOnlyList<TimeOnly> Times)
{
    public static PhraseFault NoTime(string word, FaultTexts say) =>
        new(say.NoTime.With(("word", word), ("example", say.Example)));

    /// <summary>"half eight" is half past seven to some and half past eight to others.</summary>
    public static PhraseFault Half(TimeOnly later, string words, FaultTexts say) =>
        new(
            say.Half.With(
                ("words", words),
                ("later", ScheduleWords.Clock(later)),
                ("earlier", ScheduleWords.Clock(later.AddHours(-1)))
            ),
            later,
            later.AddHours(-1)
        );
}
