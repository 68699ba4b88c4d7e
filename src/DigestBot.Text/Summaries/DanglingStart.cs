using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Tells a sentence that begins by leaning on the one before it.</summary>
internal static class DanglingStart
{
    private const int LongestOpening = 40;

    private static readonly FrozenSet<string> English = Set(
        """
        it its it's this that these those they their them he his him she her such both either neither but and or nor so yet however
        moreover furthermore also thus hence therefore instead meanwhile otherwise nevertheless nonetheless still then besides
        additionally consequently similarly likewise conversely accordingly indeed here there because another others
        """
    );

    private static readonly FrozenDictionary<string, string[]> EnglishPhrases = ByFirstWord([
        "for instance",
        "for example",
        "in other words",
        "in addition",
        "in contrast",
        "by contrast",
        "as a result",
        "as such",
        "of course",
        "on the other hand",
        "on the contrary",
        "in fact",
        "in turn",
        "in response",
        "in this",
        "in that",
        "in these",
        "in those",
        "at the same",
        "after that",
        "after this",
        "at that",
        "at this",
        "despite this",
        "despite that",
        "for this",
        "for that",
        "with this",
        "with that",
        "to this",
        "to that",
        "of these",
        "of those",
        "from this",
        "some of",
        "one of them",
        "all of",
        "most of these",
        "none of",
        "the former",
        "the latter",
        "the same",
        "the other",
        "the two",
        "the second",
        "that said",
        "even so",
        "if so",
        "what is more",
        "what's more",
        "given this",
        "given that",
        "under this",
        "on this",
        "the move",
        "the latter's",
        "as well",
        "first of all",
        "in short",
        "in sum",
        "to be sure",
        "not so",
        "not only that",
    ]);

    private static readonly FrozenSet<string> German = Set(
        "es er sie dies diese dieser dieses das aber und oder doch jedoch dagegen deshalb daher darum außerdem zudem dennoch "
            + "trotzdem so dann damit dabei dazu dort hier ihr ihre sein seine beide denn"
    );

    private static readonly FrozenSet<string> French = Set(
        "il elle ils elles ce c cela ceci ces cette cet mais et ou donc or car cependant pourtant toutefois ainsi alors ensuite "
            + "puis aussi enfin néanmoins son sa ses leur leurs celui celle ceux celles"
    );

    private static readonly FrozenSet<string> Spanish = Set(
        "él ella ellos ellas esto eso este esta estos estas ese esa esos esas pero y o sin así entonces además también luego "
            + "después su sus aunque ambos ambas"
    );

    public static bool Is(ReadOnlySpan<char> sentence, string language)
    {
        var start = sentence.TrimStart("\"'“‘„«([—–-• ");
        Span<char> buffer = stackalloc char[LongestOpening];
        var length = Characters.ToLower(start[..Math.Min(start.Length, LongestOpening)], buffer);
        ReadOnlySpan<char> opening = buffer[..length];
        opening = opening.Contains('’') ? Straighten(buffer[..length]) : opening;
        var end = 0;
        while (end < opening.Length && (Characters.IsWord(opening[end]) || opening[end] == '\''))
            end++;
        var first = opening[..end];
        return Of(language).GetAlternateLookup<ReadOnlySpan<char>>().Contains(first) && !IsPleonastic(opening)
            || (Of(language) == English && StartsWithPhrase(first, opening));
    }

    private static FrozenSet<string> Of(string language) =>
        language switch
        {
            "de" => German,
            "fr" => French,
            "es" => Spanish,
            _ => English,
        };

    /// <summary>"There is …" and "Here are …" say something new.</summary>
    private static bool IsPleonastic(ReadOnlySpan<char> opening) =>
        opening.StartsWith("there is ")
        || opening.StartsWith("there are ")
        || opening.StartsWith("there was ")
        || opening.StartsWith("there were ")
        || opening.StartsWith("there has ")
        || opening.StartsWith("there have ")
        || opening.StartsWith("still a ")
        || opening.StartsWith("because of the ");

    private static bool StartsWithPhrase(ReadOnlySpan<char> first, ReadOnlySpan<char> opening)
    {
        var byFirstWord = EnglishPhrases.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!byFirstWord.TryGetValue(first, out var phrases))
            return false;
        foreach (var phrase in phrases)
            if (
                opening.StartsWith(phrase)
                && (opening.Length == phrase.Length || !Characters.IsWord(opening[phrase.Length]))
            )
                return true;
        return false;
    }

    private static ReadOnlySpan<char> Straighten(Span<char> text)
    {
        text.Replace('’', '\'');
        return text;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string[]> ByFirstWord(string[] phrases) =>
        phrases
            .GroupBy(phrase => phrase.Split(' ')[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
