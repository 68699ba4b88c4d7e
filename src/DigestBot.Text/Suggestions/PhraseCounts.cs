using System.Runtime.InteropServices;

namespace DigestBot.Text;

/// <summary>Counts a text's phrases: up to four words in a row with no function word or mark among them.</summary>
internal static class PhraseCounts
{
    private const int MostWords = 4;
    private const int FewestLetters = 3;

    /// <summary>The phrases in the order of their first use, with their scores.</summary>
    public static List<Phrase> Of(PhraseWords words)
    {
        var phrases = new List<Phrase>();
        var byStems = new Dictionary<(int, int, int, int), Phrase>();
        for (var i = 0; i < words.Count; i++)
        {
            var start = i;
            if (words[start].Stem == Vocabulary.StopWord)
                continue;
            while (i + 1 < words.Count && !words[i + 1].Breaks && words[i + 1].Stem != Vocabulary.StopWord)
                i++;
            Count(words, new TextRange(start, i + 1), byStems, phrases);
        }
        PhraseScore.Fill(words, phrases);
        return phrases;
    }

    private static void Count(
        PhraseWords words,
        TextRange run,
        Dictionary<(int, int, int, int), Phrase> byStems,
        List<Phrase> phrases
    )
    {
        for (var start = run.Start; start < run.End; start++)
        for (var length = 1; length <= MostWords && start + length <= run.End; length++)
        {
            var place = new PhrasePlace(start, length);
            if (words[start + length - 1].Range.End - words[start].Range.Start < FewestLetters)
                continue;
            ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(byStems, Key(words, place), out var known);
            if (!known)
                phrases.Add(phrase = new Phrase(place));
            phrase!.Count(words, place, run);
        }
    }

    private static (int, int, int, int) Key(PhraseWords words, PhrasePlace place)
    {
        return (At(0), At(1), At(2), At(3));

        int At(int offset) => offset < place.Length ? words[place.Start + offset].Stem : Vocabulary.StopWord;
    }
}
