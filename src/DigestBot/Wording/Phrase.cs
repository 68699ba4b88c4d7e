using System.Text;

namespace DigestBot.Wording;

/// <summary>A text with places to fill, such as "Subscribed: {rule}".</summary>
internal sealed class Phrase
{
    /// <summary>Texts at even positions, names of places at odd ones.</summary>
    private readonly string[] _parts;

    private Phrase(string[] parts) => _parts = parts;

    /// <summary>The names of the places, each once.</summary>
    public IReadOnlyList<string> Places => [.. _parts.Where((_, index) => index % 2 == 1).Distinct()];

    /// <exception cref="FormatException">A brace has no partner.</exception>
    public static Phrase Parse(string text)
    {
        var parts = text.Split('{', '}');
        var braces = string.Concat(text.Where(c => c is '{' or '}'));
        return braces.Replace("{}", "", StringComparison.Ordinal).Length == 0
            ? new Phrase(parts)
            : throw new FormatException($"\"{text}\" has a brace without a partner.");
    }

    /// <summary>Fills the only place.</summary>
    public string With(string value) =>
        _parts.Length == 3
            ? string.Concat(_parts[0], value, After(value, _parts[2]))
            : throw new InvalidOperationException($"\"{this}\" has not one place to fill.");

    public string With(params ReadOnlySpan<(string Place, string Value)> values)
    {
        var text = new StringBuilder(_parts[0]);
        for (var at = 1; at < _parts.Length; at += 2)
        {
            var value = Value(_parts[at], values);
            text.Append(value).Append(After(value, _parts[at + 1]));
        }
        return text.ToString();
    }

    public override string ToString() =>
        string.Concat(_parts.Select((part, index) => index % 2 == 1 ? $"{{{part}}}" : part));

    /// <summary>A value that ends in a full stop, such as "24. Nov.", ends the sentence too.</summary>
    private static string After(string value, string text) =>
        value.EndsWith('.') && text.StartsWith('.') ? text[1..] : text;

    private static string Value(string place, ReadOnlySpan<(string Place, string Value)> values)
    {
        foreach (var (name, value) in values)
            if (name == place)
                return value;
        throw new InvalidOperationException($"Nothing fills {{{place}}}.");
    }
}
