using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Which of the sentences that an article was made of stand in a range of one of its sections.</summary>
/// <remarks>Places are counted in visible characters, of which reading loses none.</remarks>
internal sealed class VisiblePlaces
{
    private readonly ArticleText article;
    private readonly List<int> middles = [];

    public VisiblePlaces(ArticleText article, IEnumerable<string> sentences)
    {
        this.article = article;
        var position = 0;
        foreach (var sentence in sentences)
        {
            middles.Add(position + (Count(sentence) / 2));
            position += Count(sentence);
        }
    }

    public IEnumerable<int> Of(int section, TextRange range)
    {
        var text = article.Sections[section - 1].Text.AsSpan();
        var start = article.Sections.Take(section - 1).Sum(before => Count(before.Text)) + Count(text[..range.Start]);
        var end = start + Count(text[range.Start..range.End]);
        return Enumerable.Range(0, middles.Count).Where(i => middles[i] >= start && middles[i] < end);
    }

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsWhiteSpace(c) ? 0 : 1;
        return count;
    }
}
