namespace DigestBot.Text;

/// <summary>The passages of one section.</summary>
internal static class SectionPassages
{
    private const double HeadingWeight = 0.6;
    private const double Fragment = 0.8;
    private const double HalfLifeDays = 90;
    private const int FewestWords = 10;
    private const int MostWords = 70;

    public static IEnumerable<Passage> Of(PassageSource source)
    {
        var hits = HitsBySentence(source);
        var scores = SentenceWorth.Of(source, Array.ConvertAll(hits, found => found.Count));
        var taken = new bool[scores.Length];
        foreach (
            var best in Enumerable
                .Range(0, scores.Length)
                .Where(i => hits[i].Count > 0)
                .OrderByDescending(i => scores[i])
                .ThenBy(i => i)
        )
            if (!taken[best])
                yield return Around(source, best, Score(source, best, scores[best]), taken);
    }

    private static List<KeywordHit>[] HitsBySentence(PassageSource source)
    {
        var hits = new List<KeywordHit>[source.Sentences.Count];
        var next = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = [];
            for (; next < source.Hits.Count && source.Hits[next].Range.Start < source.Sentences[i].End; next++)
                if (source.Hits[next].Range.Start >= source.Sentences[i].Start)
                    hits[i].Add(source.Hits[next]);
        }
        return hits;
    }

    /// <summary>The older an article is, the less its passages count, down to a half.</summary>
    private static double Score(PassageSource source, int i, double worth) =>
        Math.Max(0.001, worth + (source.HeadingHit ? HeadingWeight : 0) - (Look(source, i).Broken ? Fragment : 0))
        * (0.5 + (0.5 * Math.Pow(2, -Math.Max(0, source.AgeDays) / HalfLifeDays)));

    private static Passage Around(PassageSource source, int best, double score, bool[] taken)
    {
        var (first, last) = (best, best);
        var words = Look(source, best).Words;
        if (Leans(source, first) && CanTake(first - 1))
            words += Look(source, --first).Words;
        if (
            CanTake(last + 1)
            && SameParagraph(source, last)
            && ((first == last && words < FewestWords) || Leans(source, last + 1))
        )
            last++;
        for (var i = first; i <= last; i++)
            taken[i] = true;
        var range = new TextRange(source.Sentences[first].Start, source.Sentences[last].End);
        var hits = source.Hits.Where(hit => hit.Range.Start >= range.Start && hit.Range.Start < range.End);
        return new Passage(source.Id, range, [.. hits], score);

        bool CanTake(int i) => i >= 0 && i < taken.Length && !taken[i] && words + Look(source, i).Words <= MostWords;
    }

    private static bool Leans(PassageSource source, int i) => Look(source, i).Dangles;

    private static bool SameParagraph(PassageSource source, int i) =>
        !source
            .Text.AsSpan(source.Sentences[i].End, source.Sentences[i + 1].Start - source.Sentences[i].End)
            .Contains('\n');

    private static SentenceLook Look(PassageSource source, int i)
    {
        var sentence = source.Text.AsSpan(source.Sentences[i].Start, source.Sentences[i].Length);
        return SentenceLook.Of(sentence, "en", Characters.CountWords(sentence));
    }
}
