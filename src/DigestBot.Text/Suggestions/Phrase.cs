namespace DigestBot.Text;

/// <summary>Consecutive words of a text.</summary>
internal readonly record struct PhrasePlace(int Start, int Length);

/// <summary>A phrase and what its uses in a text have in common. Words with the same stems are the same phrase.</summary>
internal sealed class Phrase(PhrasePlace first)
{
    private const int MostPlaces = 20;
    private readonly List<PhrasePlace> places = [first];

    public PhrasePlace First => places[0];

    /// <summary>Its first uses.</summary>
    public IReadOnlyList<PhrasePlace> Places => places;

    public int Uses { get; private set; }

    /// <summary>Uses with stop words or marks on both sides.</summary>
    public int Whole { get; private set; }

    /// <summary>Uses with a stop word or mark behind.</summary>
    public int AtEnd { get; private set; }

    /// <summary>Uses that start no sentence.</summary>
    public int Inside { get; private set; }

    /// <summary>Uses inside a sentence in which every word starts with a capital.</summary>
    public int Names { get; private set; }

    /// <summary>Uses with a word of several capitals.</summary>
    public int Acronyms { get; private set; }

    public double Score { get; set; }

    public void Count(PhraseWords words, PhrasePlace place, TextRange run)
    {
        if (Uses++ > 0 && places.Count < MostPlaces)
            places.Add(place);
        var atEnd = place.Start + place.Length == run.End;
        AtEnd += atEnd ? 1 : 0;
        Whole += atEnd && place.Start == run.Start ? 1 : 0;
        var (named, acronym) = Look(words, place);
        named &= !GoesOn(words, place, run);
        Acronyms += acronym ? 1 : 0;
        if (words[place.Start].StartsSentence)
            return;
        Inside++;
        Names += named ? 1 : 0;
    }

    /// <summary>Whether the name has more words than the phrase.</summary>
    private static bool GoesOn(PhraseWords words, PhrasePlace place, TextRange run) =>
        (place.Start > run.Start && char.IsUpper(words.Word(place.Start - 1)[0]))
        || (place.Start + place.Length < run.End && char.IsUpper(words.Word(place.Start + place.Length)[0]));

    private static (bool Named, bool Acronym) Look(PhraseWords words, PhrasePlace place)
    {
        var (named, acronym) = (true, false);
        for (var i = place.Start; i < place.Start + place.Length; i++)
        {
            var capitals = 0;
            foreach (var c in words.Word(i))
                capitals += char.IsUpper(c) ? 1 : 0;
            named &= char.IsUpper(words.Word(i)[0]);
            acronym |= capitals > 1;
        }
        return (named, acronym);
    }
}
