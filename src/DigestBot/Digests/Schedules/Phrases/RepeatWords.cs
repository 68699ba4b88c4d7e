using DigestBot.Wording;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Knows the ways of repeating, or of not repeating, that a schedule has not.</summary>
internal static class RepeatWords
{
    private static readonly HashSet<string> _weekly = Words("weekly week woche wöchentlich");
    private static readonly HashSet<string> _once = Words("tomorrow today tonight heute morgen übermorgen");

    private static readonly HashSet<string> _often = Words(
        "hourly hour hours minute minutes twice stündlich stunde stunden minuten zweimal"
    );

    private static readonly HashSet<string> _seldom = Words(
        """
        monthly month months yearly year weeks fortnight fortnightly biweekly other second third last
        monatlich monat monate jährlich jahr wochen zweiwöchentlich vierzehntägig andere anderen zweite zweiten dritte dritten
        letzte letzten
        """
    );

    public static bool IsWeekly(string word) => _weekly.Contains(PhraseWords.Lower(word));

    /// <summary>What is wrong when a word asks for something else.</summary>
    public static PhraseFault? Of(string word, FaultTexts say)
    {
        var lower = PhraseWords.Lower(word);
        return _once.Contains(lower) ? new PhraseFault(say.OneDay.With(word))
            : _often.Contains(lower) ? new PhraseFault(say.OftenADay.With(word))
            : _seldom.Contains(lower) ? new PhraseFault(say.NoWeekday.With(word))
            : null;
    }

    private static HashSet<string> Words(string words) =>
        new(words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
