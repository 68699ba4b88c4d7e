using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigestBot.Articles.Formats;

/// <summary>The YAML at the top of a Markdown file. Only its top-level keys with plain values are read.</summary>
internal sealed class FrontMatter
{
    private const int MostCharacters = 64 * 1024;
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the front matter could not be read in full, or null.</summary>
    public string? Problem { get; private set; }

    public static FrontMatter Read(string yaml)
    {
        var matter = new FrontMatter();
        if (yaml.Length > MostCharacters)
        {
            matter.Problem = "The front matter is too long and was left out.";
            return matter;
        }
        try
        {
            matter.ReadMapping(new Parser(new StringReader(yaml)));
        }
        catch (YamlException error)
        {
            matter.Problem =
                $"The front matter is no valid YAML near its line {error.Start.Line}; what follows there was left out.";
        }
        catch (InvalidOperationException)
        {
            // The parser's own state breaks on some unclosed brackets
            matter.Problem = "The front matter is no valid YAML; what follows its fault was left out.";
        }
        return matter;
    }

    /// <summary>The first of these keys that has a value.</summary>
    public string? Of(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (values.TryGetValue(key, out var value) && value.Trim().Length > 0)
                return value.Trim();
        return null;
    }

    private void ReadMapping(Parser parser)
    {
        var depth = 0;
        string? key = null;
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
                key = depth == 1 && key is null ? scalar.Value : Keep(key, scalar.Value, depth);
            else if (parser.Current is MappingStart or SequenceStart)
                depth++;
            else if (parser.Current is MappingEnd or SequenceEnd && --depth == 1)
                key = null;
            else if (parser.Current is AnchorAlias && depth == 1)
                key = null;
        }
    }

    /// <returns>The key that further values belong to.</returns>
    private string? Keep(string? key, string value, int depth)
    {
        if (key is null || depth > 2)
            return key;
        values[key] = depth == 2 && values.TryGetValue(key, out var others) ? $"{others}, {value}" : value;
        return depth == 1 ? null : key;
    }
}
