using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Lines that a page carries around its article.</summary>
internal static class Boilerplate
{
    private const int LongestLine = 9;

    private static readonly FrozenSet<string> Lines = new[]
    {
        "skip links",
        "skip to content",
        "skip to main content",
        "skip navigation",
        "menu",
        "search",
        "home",
        "share",
        "share this",
        "share this article",
        "share this story",
        "share on facebook",
        "share on twitter",
        "tweet",
        "print",
        "email",
        "e-mail",
        "facebook",
        "twitter",
        "linkedin",
        "whatsapp",
        "copy link",
        "advertisement",
        "advertising",
        "ad",
        "sponsored",
        "promoted",
        "subscribe",
        "subscribe now",
        "sign up",
        "sign in",
        "log in",
        "login",
        "register",
        "newsletter",
        "read more",
        "continue reading",
        "more",
        "related",
        "related articles",
        "related stories",
        "related topics",
        "related posts",
        "see also",
        "most read",
        "most popular",
        "trending",
        "recommended",
        "you may also like",
        "topics",
        "tags",
        "image",
        "photo",
        "video",
        "gallery",
        "listen",
        "save",
        "bookmark",
        "close",
        "next",
        "previous",
        "back to top",
        "loading",
        "play",
        "pause",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Endings = new[]
    {
        "leave a comment",
        "leave a reply",
        "comments",
        "post a comment",
        "join the conversation",
        "add a comment",
        "0 comments",
        "view comments",
        "show comments",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Openings =
    [
        "photo:",
        "photos:",
        "image:",
        "images:",
        "picture:",
        "credit:",
        "photo by",
        "photograph by",
        "image credit",
        "tags:",
        "filed under",
        "share on",
        "share this",
        "follow us",
        "sign up for",
        "subscribe to",
        "read more:",
        "read also",
        "read the full",
        "watch the",
        "credit",
        "also read",
        "read next",
        "published",
        "posted on",
        "posted by",
        "updated",
        "last updated",
        "last modified",
        "copyright",
        "©",
        "all rights reserved",
        "advertisement",
        "click here",
        "related:",
        "watch:",
        "more:",
        "source:",
        "listen:",
    ];

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    public static bool Is(string line)
    {
        if (Characters.CountWords(line, LongestLine + 1) > LongestLine)
            return false;
        var bare = line.Trim(' ', '.', ':', '!', '|', '»', '›', '…', '-');
        return bare.Length == 0
            || Lines.Contains(bare)
            || Endings.Contains(bare)
            || Opens(line)
            || IsDate(bare)
            || IsTime(bare);
    }

    /// <summary>Whether only readers' comments follow.</summary>
    public static bool EndsArticle(string line) =>
        Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(line.AsSpan().Trim(" .:!"));

    private static bool Opens(string line)
    {
        var first = char.ToLowerInvariant(line[0]);
        foreach (var opening in Openings)
            if (opening[0] == first && line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool IsDate(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        var words = line.Split([' ', ',', '.', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 7
            && Array.Exists(words, word => word.Length is 4 && word.All(char.IsAsciiDigit))
            && Array.Exists(words, IsMonth)
            && Array.TrueForAll(
                words,
                word => word.Any(char.IsDigit) || IsMonth(word) || word.Length <= 4 || IsDay(word)
            );
    }

    private static bool IsTime(string line) =>
        char.IsDigit(line[0])
        && line.Contains(':', StringComparison.Ordinal)
        && (
            line.Contains(" AM", StringComparison.OrdinalIgnoreCase)
            || line.Contains(" PM", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsMonth(string word) =>
        word.Length >= 3 && Months.Contains(word[..3], StringComparer.OrdinalIgnoreCase) && word.All(char.IsLetter);

    private static bool IsDay(string word) => word.EndsWith("day", StringComparison.OrdinalIgnoreCase);
}
