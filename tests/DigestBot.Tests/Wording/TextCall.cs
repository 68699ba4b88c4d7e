using System.Text.RegularExpressions;

namespace DigestBot.Tests.Wording;

/// <summary>A place in the sources where a text is filled.</summary>
/// <param name="Places">The names of the places that are filled.</param>
internal sealed partial record TextCall(string Text, string Arguments, bool IsPlural, IReadOnlySet<string> Places)
{
    /// <summary>Whether the value is given without a name.</summary>
    public bool IsPlain => Places.Count == 0;

    public static IEnumerable<TextCall> In(string sources) =>
        Start()
            .Matches(sources)
            .Select(start =>
                Of(start, sources[(start.Index + start.Length)..Math.Min(sources.Length, start.Index + 2000)])
            );

    private static TextCall Of(Match start, string rest)
    {
        var arguments = rest[..End(rest)];
        return new TextCall(
            start.Groups["text"].Value,
            arguments,
            start.Groups["how"].Value == "Of",
            Named(arguments).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>The names that stand first in a pair of parentheses of the call's own.</summary>
    private static IEnumerable<string> Named(string arguments)
    {
        var depth = 0;
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] == '(' && depth == 0 && Name().Match(arguments, at + 1) is { Success: true } name)
                yield return name.Groups["place"].Value;
            depth += Step(arguments[at]);
        }
    }

    /// <summary>Where the parenthesis closes that was open.</summary>
    private static int End(string rest)
    {
        var depth = 1;
        for (var at = 0; at < rest.Length; at++)
        {
            depth += Step(rest[at]);
            if (depth == 0)
                return at;
        }
        return rest.Length;
    }

    private static int Step(char c) =>
        c switch
        {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };

    [GeneratedRegex(@"\.(?<text>[A-Z][A-Za-z]+)\s*\.(?<how>With|Of)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"\G\s*""(?<place>[a-z]\w*)""\s*,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
