using System.Buffers;

namespace DigestBot.Text;

/// <summary>What can be told of a sentence by itself.</summary>
/// <param name="Dangles">It leans on the sentence before it: "It …", "But …", "For instance …".</param>
/// <param name="Broken">It is no whole sentence: no full stop, half a quotation, a caption.</param>
internal readonly record struct SentenceLook(int Words, bool Dangles, bool Broken, bool Question, bool Quoted)
{
    private const int Short = 8;
    private static readonly SearchValues<char> Pairs = SearchValues.Create("\"“”„«»()");

    /// <summary>It is whole and long enough to say something.</summary>
    public bool IsTelling => Words >= Short && !Broken;

    public bool StandsAlone => !Dangles && !Broken && !Question;

    public static SentenceLook Of(ReadOnlySpan<char> sentence, string language, int words)
    {
        var bare = sentence.TrimEnd("\"'”’»)] ");
        // A wrong encoding made a question mark of the closing quotation mark.
        var misquoted = bare.EndsWith(".?");
        return new(
            words,
            DanglingStart.Is(sentence, language),
            IsBroken(sentence, bare),
            bare.EndsWith('?') && !misquoted,
            misquoted || StartsQuoted(sentence)
        );
    }

    private static bool StartsQuoted(ReadOnlySpan<char> sentence) =>
        sentence.Length > 0 && sentence[0] is '"' or '“' or '„' or '«' or '‘' or '`';

    private static bool IsBroken(ReadOnlySpan<char> sentence, ReadOnlySpan<char> bare)
    {
        if (bare.IsEmpty || !(Terminators.Is(bare[^1]) || bare[^1] is '›'))
            return true;
        if (bare.Length > 1 && bare[^1] == '.' && bare[^2] == ' ')
            return true;
        return bare[^1] == '…' || bare.EndsWith("...") || char.IsLower(sentence[0]) || HalfQuoted(sentence);
    }

    private static bool HalfQuoted(ReadOnlySpan<char> sentence) => sentence.ContainsAny(Pairs) && IsOpen(sentence);

    private static bool IsOpen(ReadOnlySpan<char> sentence) =>
        sentence.Count('"') % 2 == 1
        || sentence.Count('“') + sentence.Count('„')
            > sentence.Count('”') + (sentence.Count('„') > 0 ? sentence.Count('“') : 0)
        || sentence.Count('”') > sentence.Count('“') + sentence.Count('„')
        || sentence.Count('«') != sentence.Count('»')
        || sentence.Count('(') != sentence.Count(')');
}
