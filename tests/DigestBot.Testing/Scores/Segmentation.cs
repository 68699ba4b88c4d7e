namespace DigestBot.Testing.Scores;

/// <summary>How well a text is cut, given for each sentence the number of the part it stands in.</summary>
public static class Segmentation
{
    /// <summary>
    /// Pk: the share of pairs of sentences, half a mean part apart, that are wrongly parted or joined (Beeferman et al., 1999).
    /// </summary>
    public static double Pk(IReadOnlyList<int> found, IReadOnlyList<int> wanted)
    {
        var parts = Cuts(wanted).Count() + 1;
        var reach = Math.Max(1, (int)Math.Round(wanted.Count / (2.0 * parts), MidpointRounding.ToEven));
        var pairs = wanted.Count - reach;
        var wrong = Enumerable
            .Range(0, Math.Max(0, pairs))
            .Count(i => (found[i] == found[i + reach]) != (wanted[i] == wanted[i + reach]));
        return pairs <= 0 ? 0 : (double)wrong / pairs;
    }

    /// <summary>The cuts found of those wanted, each exactly in its place.</summary>
    public static Matches CutMatches(IReadOnlyList<int> found, IReadOnlyList<int> wanted) =>
        Matches.Of(Cuts(found), Cuts(wanted));

    private static IEnumerable<int> Cuts(IReadOnlyList<int> parts) =>
        Enumerable.Range(1, Math.Max(0, parts.Count - 1)).Where(i => parts[i] != parts[i - 1]);
}
