namespace DigestBot.Text;

/// <summary>Where a text has keywords of the map already.</summary>
internal sealed class KnownPlaces(string text, KeywordMatcher known)
{
    private readonly List<TextRange> ranges = [.. known.Find(text).Select(hit => hit.Range)];

    /// <summary>Whether a keyword, or a part of one, stands there and nothing else.</summary>
    public bool Cover(TextRange place)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].End < place.End)
                low = middle + 1;
            else
                high = middle;
        }
        return low < ranges.Count && ranges[low].Start <= place.Start;
    }
}
