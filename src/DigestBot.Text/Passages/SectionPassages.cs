namespace DigestBot.Text;

/// <summary>The passages of one section.</summary>
internal sealed class SectionPassages
{
    private const double HeadingWeight = 0.6;
    private const double Fragment = 0.8;
    private const double HalfLifeDays = 90;
    private readonly PassageSource source;
    private readonly SentenceNeighbours neighbours;
    private readonly List<KeywordHit>[] hits;
    private readonly bool[] taken;

    private SectionPassages(PassageSource source)
    {
        this.source = source;
        neighbours = new SentenceNeighbours(source);
        hits = new List<KeywordHit>[source.Sentences.Count];
        taken = new bool[hits.Length];
        var next = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = [];
            for (; next < source.Hits.Count && source.Hits[next].Range.Start < source.Sentences[i].End; next++)
                if (source.Hits[next].Range.Start >= source.Sentences[i].Start)
                    hits[i].Add(source.Hits[next]);
        }
    }

    public static IEnumerable<Passage> Of(PassageSource source) => new SectionPassages(source).All();

    private IEnumerable<Passage> All()
    {
        var scores = SentenceWorth.Of(source, Array.ConvertAll(hits, found => found.Count));
        foreach (
            var best in Enumerable
                .Range(0, scores.Length)
                .Where(i => hits[i].Count > 0)
                .OrderByDescending(i => scores[i])
                .ThenBy(i => i)
        )
            if (!taken[best])
                yield return Around(best, Score(best, scores[best]));
    }

    /// <summary>The older an article is, the less its passages count, down to a half.</summary>
    private double Score(int i, double worth) =>
        Math.Max(0.001, worth + (source.HeadingHit ? HeadingWeight : 0) - (neighbours.Look(i).Broken ? Fragment : 0))
        * (0.5 + (0.5 * Rounded.Halved(Math.Max(0, source.AgeDays) / HalfLifeDays)));

    private Passage Around(int best, double score)
    {
        var passage = neighbours.Around(best, taken);
        for (var i = passage.Start; i < passage.End; i++)
            taken[i] = true;
        var range = new TextRange(source.Sentences[passage.Start].Start, source.Sentences[passage.End - 1].End);
        var found = source.Hits.Where(hit => hit.Range.Start >= range.Start && hit.Range.Start < range.End);
        return new Passage(source.Id, range, [.. found], score);
    }
}
