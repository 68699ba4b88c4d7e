using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

internal static class StemmedWords
{
    public static string Stem(string word)
    {
        var buffer = new char[word.Length + 1];
        word.CopyTo(buffer);
        return new string(buffer, 0, Porter.Stem(buffer, word.Length));
    }

    /// <summary>A phrase as stems in lower case with single blanks, for comparing phrases.</summary>
    public static string Of(string phrase) =>
        string.Join(
            ' ',
            new string([.. phrase.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(Stem)
        );
}
