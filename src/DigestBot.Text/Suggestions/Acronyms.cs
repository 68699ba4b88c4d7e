using System.Buffers;

namespace DigestBot.Text;

/// <summary>The short forms that a text explains: "Quadrilateral Security Dialogue (Quad)", "ASEAN (Association of …)".</summary>
internal sealed class Acronyms
{
    private const int LongestShort = 10;
    private const int LongestLong = 120;
    private static readonly SearchValues<char> NotInShort = SearchValues.Create(" \t\n.,;:");
    private static readonly SearchValues<char> NotInLong = SearchValues.Create(".!?;:()");
    private readonly Dictionary<string, HashSet<string>> others = new(StringComparer.OrdinalIgnoreCase);

    public static Acronyms Of(string text)
    {
        var acronyms = new Acronyms();
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var inside = text.AsSpan(open + 1, Math.Min(LongestLong, text.Length - open - 1));
            if (inside.IndexOf(')') is > 1 and var close)
                acronyms.Read(text.AsSpan(Math.Max(0, open - LongestLong)..open), inside[..close]);
        }
        return acronyms;
    }

    /// <summary>The long form of a short one, or the short form of a long one.</summary>
    public IEnumerable<string> OtherForms(string phrase) => others.GetValueOrDefault(phrase, []);

    private void Read(ReadOnlySpan<char> before, ReadOnlySpan<char> inside)
    {
        var line = before[(before.LastIndexOf('\n') + 1)..].TrimEnd();
        var last = line[(line.LastIndexOf(' ') + 1)..];
        if (IsShort(inside) && LongForm(line, inside) is { IsEmpty: false } found)
            Pair(inside.ToString(), found.ToString());
        else if (IsShort(last) && LongForm(inside, last).Length == inside.Length)
            Pair(last.ToString(), inside.ToString());
    }

    private void Pair(string shortForm, string longForm)
    {
        Add(shortForm, longForm);
        Add(longForm, shortForm);
    }

    private void Add(string form, string other)
    {
        if (!others.TryGetValue(form, out var known))
            others.Add(form, known = new HashSet<string>(StringComparer.Ordinal));
        known.Add(other);
    }

    private static bool IsShort(ReadOnlySpan<char> form) =>
        form.Length is >= 2 and <= LongestShort && char.IsUpper(form[0]) && !form.ContainsAny(NotInShort);

    /// <summary>The shortest end of a text that has the letters of a short form in order, the first at a word's start.</summary>
    private static ReadOnlySpan<char> LongForm(ReadOnlySpan<char> text, ReadOnlySpan<char> shortForm)
    {
        var at = text.Length - 1;
        for (var letter = shortForm.Length - 1; letter >= 0; letter--, at--)
        {
            while (at >= 0 && !(Same(text[at], shortForm[letter]) && (letter > 0 || StartsWord(text, at))))
                at--;
            if (at < 0)
                return default;
        }
        var found = text[(at + 1)..];
        return IsLong(found, shortForm) ? found : default;
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);

    private static bool StartsWord(ReadOnlySpan<char> text, int at) => at == 0 || !Characters.IsWord(text[at - 1]);

    /// <summary>Several words of one sentence, about as many as the short form has letters.</summary>
    private static bool IsLong(ReadOnlySpan<char> form, ReadOnlySpan<char> shortForm) =>
        form.Contains(' ')
        && form.Count(' ') < Math.Min(shortForm.Length + 5, shortForm.Length * 2)
        && !form.ContainsAny(NotInLong);
}
