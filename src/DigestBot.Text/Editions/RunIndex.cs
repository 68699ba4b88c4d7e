namespace DigestBot.Text;

/// <summary>Where the runs of some texts stand, so that those that share one are found without comparing each with each.</summary>
public sealed class RunIndex
{
    private readonly Dictionary<int, List<RunPlace>> places = [];
    private readonly IReadOnlyList<TextRuns> texts;

    /// <param name="asked">The texts that will be looked up.</param>
    public RunIndex(IReadOnlyList<TextRuns> texts, IEnumerable<TextRuns> asked)
    {
        ArgumentNullException.ThrowIfNull(texts);
        this.texts = texts;
        var lengths = asked.Select(text => text.Length).ToHashSet();
        for (var text = 0; text < texts.Count; text++)
        for (var length = 1; length <= texts[text].Length; length++)
            if (length == texts[text].Length || lengths.Contains(length))
                Add(text, length);
    }

    /// <summary>Where the runs of a text stand in those of the index. A run that the text repeats is looked up once.</summary>
    /// <param name="among">The words of <paramref name="text"/> whose runs are looked up; null for all.</param>
    /// <param name="most">At most how many places of a run.</param>
    public IEnumerable<RunPlace> Find(TextRuns text, bool[]? among = null, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        var asked = new HashSet<int>();
        for (var length = 1; length <= text.Length; length++)
        for (var at = 0; at + length <= text.Count; at++)
            if ((among is null || !among.AsSpan(at, length).Contains(false)) && asked.Add(text.Of(length)[at]))
                foreach (var place in PlacesOf(text, at, length).Take(most))
                    yield return place;
    }

    /// <summary>Which words of a text stand in runs of any text of the index.</summary>
    public bool[] Cover(TextRuns text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var covered = new bool[text.Count];
        for (var length = 1; length <= text.Length; length++)
        for (var at = 0; at + length <= text.Count; at++)
            if (PlacesOf(text, at, length).Any())
                covered.AsSpan(at, length).Fill(true);
        return covered;
    }

    private void Add(int text, int length)
    {
        var runs = texts[text].Of(length);
        for (var at = 0; at < runs.Length; at++)
        {
            if (!places.TryGetValue(runs[at], out var found))
                places[runs[at]] = found = [];
            found.Add(new RunPlace(text, at, length));
        }
    }

    /// <remarks>Two texts are compared by runs of one length, that of the shorter text.</remarks>
    private IEnumerable<RunPlace> PlacesOf(TextRuns text, int at, int length) =>
        places.TryGetValue(text.Of(length)[at], out var found)
            ? found.Where(place => Math.Min(texts[place.Text].Length, text.Length) == length)
            : [];
}

/// <param name="Text">The number of the text.</param>
/// <param name="At">The first word of the run.</param>
public readonly record struct RunPlace(int Text, int At, int Length);
