using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigestBot.Testing.Proofs;

/// <summary>An article whose sections can be told apart at the receiver by their headings.</summary>
internal static partial class Bulletins
{
    public static string Article(int sections)
    {
        var text = new StringBuilder("---\ntitle: The Bulletins\ndate: 2026-11-20\n---\n");
        for (var n = 1; n <= sections; n++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## Bulletin {n}\n\nThe harbour of town number {n} opened to ships in the spring of {1500 + n}. Visitors came from {n + 2} villages to see it. The council paid {n * 7} crowns for the work.\n"
            );
        return text.ToString();
    }

    /// <summary>The bulletins that an activity shows.</summary>
    public static string In(JsonElement activity) =>
        string.Join(
            ", ",
            Heading().Matches(activity.GetRawText()).Select(match => match.Value).Distinct(StringComparer.Ordinal)
        );

    [GeneratedRegex(@"Bulletin \d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
