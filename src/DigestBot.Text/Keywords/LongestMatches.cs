namespace DigestBot.Text;

/// <summary>A stretch of text and the keywords that it may be.</summary>
internal readonly record struct KeywordMatch(TextRange Range, List<TopicKeyword> Keywords);

/// <summary>Of matches that overlap, keeps the longest; of equally long ones, the first.</summary>
internal static class LongestMatches
{
    public static List<KeywordMatch> Of(List<KeywordMatch> found)
    {
        var sorted = found.OrderBy(match => match.Range.Start).ThenByDescending(match => match.Range.End).ToArray();
        var kept = new List<KeywordMatch>(sorted.Length);
        for (var start = 0; start < sorted.Length; )
        {
            var (end, reach) = (start + 1, sorted[start].Range.End);
            for (; end < sorted.Length && sorted[end].Range.Start < reach; end++)
                reach = Math.Max(reach, sorted[end].Range.End);
            if (end == start + 1)
                kept.Add(sorted[start]);
            else
                Resolve(sorted.AsSpan(start, end - start), reach, kept);
            start = end;
        }
        return kept;
    }

    /// <param name="reach">Where the last of the overlapping matches ends.</param>
    private static void Resolve(Span<KeywordMatch> overlapping, int reach, List<KeywordMatch> kept)
    {
        var first = kept.Count;
        var origin = overlapping[0].Range.Start;
        var owners = new int[reach - origin];
        foreach (var match in overlapping.ToArray().OrderByDescending(match => match.Range.Length))
            Take(match, owners.AsSpan(match.Range.Start - origin, match.Range.Length), kept);
        kept.Sort(
            first,
            kept.Count - first,
            Comparer<KeywordMatch>.Create((a, b) => a.Range.Start.CompareTo(b.Range.Start))
        );
    }

    /// <param name="owners">Which of those kept, counted from 1, has each character; none of them is shorter than the match.</param>
    private static void Take(KeywordMatch match, Span<int> owners, List<KeywordMatch> kept)
    {
        var owner = Math.Max(owners[0], owners[^1]);
        if (owner == 0)
        {
            kept.Add(match);
            owners.Fill(kept.Count);
        }
        else if (kept[owner - 1].Range == match.Range)
            kept[owner - 1] = match with
            {
                Keywords = KeywordPattern.Together(kept[owner - 1].Keywords, match.Keywords),
            };
    }
}
