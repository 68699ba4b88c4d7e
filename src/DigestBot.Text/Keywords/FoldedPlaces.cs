namespace DigestBot.Text;

/// <summary>Where the characters of a folded text stood: only the places at which the two texts fall out of step are kept.</summary>
internal sealed class FoldedPlaces
{
    private readonly List<int> folded = [];
    private readonly List<int> original = [];
    private int step = int.MinValue;

    /// <summary>Adds the next character; asked in ascending order.</summary>
    public void Add(int at, int place)
    {
        if (place - at == step)
            return;
        step = place - at;
        folded.Add(at);
        original.Add(place);
    }

    public int Of(int at)
    {
        var found = folded.BinarySearch(at);
        var last = found < 0 ? ~found - 1 : found;
        return original[last] + at - folded[last];
    }
}
