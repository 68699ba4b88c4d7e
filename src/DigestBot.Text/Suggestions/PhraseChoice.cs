namespace DigestBot.Text;

/// <summary>Picks the best phrases, none of them a part of another or its short form.</summary>
internal sealed class PhraseChoice(PhraseWords words, Acronyms acronyms, KnownPlaces known)
{
    private readonly List<Phrase> chosen = [];
    private readonly HashSet<string> said = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Phrase> Best(IEnumerable<Phrase> phrases, int most)
    {
        foreach (var phrase in phrases.OrderByDescending(phrase => phrase.Score).ThenBy(phrase => phrase.First.Start))
        {
            if (chosen.Count >= most)
                break;
            var surface = words.Surface(phrase.First);
            if (said.Contains(surface) || chosen.Exists(other => Overlap(phrase, other)) || IsKnown(phrase))
                continue;
            chosen.Add(phrase);
            said.UnionWith(acronyms.OtherForms(surface));
        }
        return chosen;
    }

    /// <summary>Whether the map mostly has it already where it stands, by itself or in a longer keyword.</summary>
    private bool IsKnown(Phrase phrase) =>
        phrase.Places.Count(place => known.Cover(words.Range(place))) * 2 >= phrase.Places.Count;

    private bool Overlap(Phrase one, Phrase other) =>
        one.First.Length <= other.First.Length ? Within(one.First, other.First) : Within(other.First, one.First);

    private bool Within(PhrasePlace part, PhrasePlace whole)
    {
        for (var shift = 0; shift + part.Length <= whole.Length; shift++)
        {
            var same = 0;
            while (same < part.Length && words[part.Start + same].Stem == words[whole.Start + shift + same].Stem)
                same++;
            if (same == part.Length)
                return true;
        }
        return false;
    }
}
