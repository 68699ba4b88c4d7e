using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Decides whether a run of marks ends a sentence, from the words on both sides of it.</summary>
internal sealed class SentenceBoundary(string text, string language)
{
    private const int LongestWord = 40;
    private const int LongestQuote = 400;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> openers = StopWords
        .Of(language)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Where the sentence ends, or null when it goes on.</returns>
    public int? At(TerminatorRun run, int sentence, int end)
    {
        if (run.End >= end)
            return run.End;
        if (Terminators.IsWide(text[run.Start]))
            return run.End;
        if (!char.IsWhiteSpace(text[run.End]))
            return GluedWords.Split(text, run, end, openers) ? run.End : null;
        if (run.Start == sentence || text[run.Start - 1] is '[' or '(')
            return null;
        if (IsDetachedStop(run))
            return run.End;
        return Next(run.End, end) is { } next && !StartsLow(next, end) ? Between(run, sentence, next, end) : null;
    }

    /// <summary>A single full stop with white space on both sides, as tokenised text and broken captions have it.</summary>
    private bool IsDetachedStop(TerminatorRun run) =>
        run.Dots == 1 && run.End == run.Start + 1 && char.IsWhiteSpace(text[run.Start - 1]);

    /// <summary>The first letter, digit or sign of what follows, past quotes and dashes.</summary>
    private int? Next(int from, int end)
    {
        var i = from;
        while (
            i < end
            && (
                char.IsWhiteSpace(text[i])
                || Characters.IsOpener(text[i])
                || Characters.IsHyphen(text[i])
                || text[i] is '—' or '`'
            )
        )
            i++;
        return i < end ? i : null;
    }

    private bool StartsLow(int next, int end) =>
        (char.IsLower(text[next]) && !(next + 1 < end && char.IsUpper(text[next + 1])))
        || text[next] is ',' or ';' or ':';

    private int? Between(TerminatorRun run, int sentence, int next, int end)
    {
        var only = run.Dots == 1 && run.Marks == run.Start + 1;
        if (only)
            return PeriodEnds(run, sentence, next, end) ? run.End : null;
        if (run.Dots == 4 && run.Spaced && run.Start > sentence && !char.IsWhiteSpace(text[run.Start - 1]))
            return run.Start + 1;
        if (run.Dots >= 2)
            return run.Dots == 3 && IsWordI(next, end) ? null : run.End;
        return text[run.Start] == '!' && IsShoutedName(run.Start) && !Opens(next, end) ? null : run.End;
    }

    private bool PeriodEnds(TerminatorRun run, int sentence, int next, int end)
    {
        var start = WordStart(run.Start, sentence);
        var word = text.AsSpan(start, run.Start - start);
        if (word.IsEmpty)
            return true;
        if (run.End > run.Marks)
            return !IsPossessive(run, word, sentence);
        if (IsNumber(word))
            return start != sentence && NumberEnds(word, next, end);
        if (word.Length == 1 && char.IsUpper(word[0]))
            return InitialEnds(word[0], start, sentence, next, end);
        if (word.Contains('.') && DottedWords.IsAcronym(word))
            return AcronymEnds(word, start, sentence, next, end);
        return Abbreviations.Of(word, language) switch
        {
            Abbreviation.Never or Abbreviation.Title => false,
            Abbreviation.BeforeNumber => !char.IsAsciiDigit(text[next]) && !(word.Length == 1 && start == sentence),
            Abbreviation.Either => Opens(next, end) && !IsShortSoFar(sentence, start),
            _ => true,
        };
    }

    /// <summary>"the U.S.’ allies": an apostrophe after an acronym, with no quotation open.</summary>
    private bool IsPossessive(TerminatorRun run, ReadOnlySpan<char> word, int sentence) =>
        run.End == run.Marks + 1
        && Characters.IsApostrophe(text[run.Marks])
        && word.Contains('.')
        && DottedWords.IsAcronym(word)
        && !text.AsSpan(Math.Max(sentence, run.Start - LongestQuote)..run.Start).ContainsAny('‘', '\'');

    private int WordStart(int end, int sentence)
    {
        var limit = Math.Max(sentence, end - LongestWord);
        var i = end;
        while (
            i > limit && !char.IsWhiteSpace(text[i - 1]) && !Characters.IsOpener(text[i - 1]) && !IsDash(text[i - 1])
        )
            i--;
        return i;

        static bool IsDash(char c) => c is '—' or '–' or '/' or ',' or '’' || Characters.IsBullet(c);
    }

    private bool NumberEnds(ReadOnlySpan<char> word, int next, int end) =>
        language is not "de" || word.Length > 2 || Opens(next, end) || char.IsAsciiDigit(text[next]);

    private bool InitialEnds(char initial, int start, int sentence, int next, int end)
    {
        if (!Opens(next, end) || IsInitial(next, end))
            return false;
        var before = Characters.TrimEnd(text, sentence, start);
        var previous = WordStart(before, sentence);
        return before > previous && (initial != 'I' || !char.IsUpper(text[previous]));
    }

    private bool AcronymEnds(ReadOnlySpan<char> word, int start, int sentence, int next, int end)
    {
        if (Abbreviations.Of(word, language) is Abbreviation.Never)
            return false;
        if (IsShortSoFar(sentence, start))
            return false;
        return Opens(next, end) || (DottedWords.IsTimeOfDay(word) && !DottedWords.BelongsToTime(WordAt(next, end)));
    }

    /// <summary>Fewer than three words so far: "At 5 a.m. Mr. Smith …" has not said anything yet.</summary>
    private bool IsShortSoFar(int sentence, int start) =>
        start - sentence < LongestWord && Characters.CountWords(text.AsSpan(sentence, start - sentence)) < 3;

    private bool Opens(int next, int end)
    {
        var word = WordAt(next, end);
        Span<char> lower = stackalloc char[LongestWord];
        return word.Length is > 0 and < LongestWord && openers.Contains(lower[..Characters.ToLower(word, lower)]);
    }

    private ReadOnlySpan<char> WordAt(int start, int end)
    {
        var i = start;
        while (i < end && i - start < LongestWord && Characters.IsWord(text[i]))
            i++;
        return text.AsSpan(start, i - start);
    }

    private bool IsWordI(int next, int end) => WordAt(next, end) is "I";

    private bool IsInitial(int next, int end) => next + 1 < end && text[next + 1] == '.';

    private bool IsShoutedName(int mark) =>
        text.AsSpan(0, mark).EndsWith("Yahoo", StringComparison.Ordinal)
        || text.AsSpan(0, mark).EndsWith("Jeopardy", StringComparison.Ordinal);

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');
}
