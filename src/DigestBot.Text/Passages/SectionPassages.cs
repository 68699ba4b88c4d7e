namespace DigestBot.Text;

/// <summary>The passages of one section.</summary>
internal sealed class SectionPassages
{
    private const double HeadingWeight = 0.6;
    private const double LeastScore = 0.001;
    private const double HalfLifeDays = 90;
    private readonly PassageSource source;
    private readonly PassageSentences sentences;
    private readonly double[] worth;
    private readonly SentenceNeighbours neighbours;

    private SectionPassages(PassageSource source)
    {
        this.source = source;
        sentences = new PassageSentences(source);
        worth = SentenceWorth.Of(sentences, source.Before);
        neighbours = new SentenceNeighbours(sentences, worth);
    }

    public static IEnumerable<Passage> Of(PassageSource source) =>
        source.Hits.Count == 0 ? [] : new SectionPassages(source).All();

    private IEnumerable<Passage> All()
    {
        var named = Enumerable.Range(0, sentences.Count).Where(i => sentences.Hits(i).Count > 0);
        foreach (var best in named.OrderByDescending(i => worth[i]).ThenBy(i => i))
            if (neighbours.Take(best) is { } passage)
                yield return new Passage(
                    source.Id,
                    passage,
                    sentences.Range(passage),
                    Hits(passage),
                    Score(worth[best])
                );
    }

    private IReadOnlyList<KeywordHit> Hits(TextRange passage) =>
        [.. Enumerable.Range(passage.Start, passage.Length).SelectMany(sentences.Hits)];

    /// <summary>The older an article is, the less its passages count, down to a half.</summary>
    private double Score(double best) =>
        Math.Max(LeastScore, best + (source.HeadingHit ? HeadingWeight : 0))
        * (0.5 + (0.5 * Rounded.Halved(Math.Max(0, source.AgeDays) / HalfLifeDays)));
}
