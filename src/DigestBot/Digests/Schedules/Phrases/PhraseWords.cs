using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>What somebody wrote, as words.</summary>
internal static partial class PhraseWords
{
    /// <summary>Words as written; a time and its am or pm are one word, and a dash between blanks is a word.</summary>
    public static List<string> Split(string text) =>
        [.. Separators().Split(MeridiemGap().Replace(text, "${hour}${half}")).Where(word => word.Length > 0)];

    public static string Lower(string word) => word.ToLowerInvariant().Replace('’', '\'');

    [GeneratedRegex(@"[\s,;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"(?<hour>[0-9])\s+(?<half>[aApP](\.[mM]\.?|[mM]\b))",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex MeridiemGap();
}
