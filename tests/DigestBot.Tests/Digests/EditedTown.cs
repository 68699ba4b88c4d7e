namespace DigestBot.Tests.Digests;

/// <summary>An article that is edited at random: every word is used once, so that what is new can be told word by word.</summary>
internal sealed class EditedTown(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<List<Part>> _versions = [];
    private readonly List<Part> _removed = [];
    private List<Part> _parts = [];
    private int _words;

    private sealed record Part(string Heading, IReadOnlyList<string> Sentences);

    public string Markdown =>
        "---\ntitle: Town\ndate: 2026-11-20\nlanguage: en\n---\n\n"
        + string.Join("\n\n", _parts.Select(part => $"## {part.Heading}\n\n{string.Join(' ', part.Sentences)}"));

    public IEnumerable<string> Texts => _parts.Select(part => string.Join(' ', part.Sentences));

    public EditedTown Grow(int sections)
    {
        for (var section = 0; section < sections; section++)
            _parts.Add(NewPart());
        return this;
    }

    /// <returns>What was done.</returns>
    public string Edit()
    {
        _versions.Add([.. _parts]);
        var at = _random.Next(_parts.Count);
        var part = _parts[at];
        var edit = _random.Next(12);
        switch (edit)
        {
            case 0 or 1 or 2:
                _parts[at] = Misspelt(part);
                return $"a typo in {part.Heading}";
            case 3:
                _parts[at] = part with { Heading = NewHeading() };
                return $"{part.Heading} is called {_parts[at].Heading}";
            case 4:
                _parts.RemoveAt(at);
                _parts.Insert(_random.Next(_parts.Count + 1), Misspelt(part));
                return $"{part.Heading} is moved, with a typo";
            case 5 when _parts.Count > 2:
                _parts.RemoveAt(at);
                _removed.Add(part);
                return $"{part.Heading} is removed";
            case 6 when _removed.Count > 0:
                _parts.Insert(at, Misspelt(_removed[0]));
                _removed.RemoveAt(0);
                return $"{_parts[at].Heading} is back, with a typo";
            case 7:
                _parts[at] = NewPart() with { Heading = part.Heading };
                return $"{part.Heading} is rewritten";
            case 8:
                _parts[at] = part with { Sentences = [.. part.Sentences, NewSentence(), NewSentence()] };
                return $"{part.Heading} goes on";
            case 9 when part.Sentences.Count > 1:
                _parts[at] = part with { Sentences = [part.Sentences[0]] };
                _parts.Insert(at + 1, new Part(NewHeading(), [.. part.Sentences.Skip(1)]));
                return $"{part.Heading} is split";
            case 10 when at + 1 < _parts.Count:
                _parts[at] = part with { Sentences = [.. part.Sentences, .. _parts[at + 1].Sentences] };
                _parts.RemoveAt(at + 1);
                return $"{part.Heading} is joined with the next";
            case 11:
                _parts = [.. _versions[_random.Next(_versions.Count)]];
                _removed.Clear();
                return "an earlier version is back";
            default:
                _parts.Insert(at, NewPart());
                return $"{_parts[at].Heading} is new";
        }
    }

    private Part NewPart() => new(NewHeading(), [NewSentence(), NewSentence(), NewSentence()]);

    private string NewHeading() => $"Heading {NewWord()}";

    private string NewSentence() => $"The {string.Join(' ', Enumerable.Range(0, 13).Select(_ => NewWord()))} of it.";

    private Part Misspelt(Part part)
    {
        var sentences = part.Sentences.ToArray();
        var sentence = _random.Next(sentences.Length);
        var words = sentences[sentence].Split(' ');
        words[_random.Next(1, words.Length - 2)] = NewWord();
        sentences[sentence] = string.Join(' ', words);
        return part with { Sentences = sentences };
    }

    private string NewWord()
    {
        string[] first = ["ba", "do", "fe", "gu", "ki", "lo", "ma", "nu", "pe", "ri"];
        string[] last = ["nd", "lt", "rk", "st", "mp", "sh", "ck", "nt", "rd", "lm"];
        var number = _words++;
        return $"{first[number % 10]}{first[number / 10 % 10]}{first[number / 100 % 10]}{last[number / 1000 % 10]}";
    }
}
