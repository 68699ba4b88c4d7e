using System.Net;
using System.Text.RegularExpressions;

namespace DigestBot.BotFramework;

/// <summary>How Teams writes down what somebody typed.</summary>
internal static partial class TeamsText
{
    public const string Channel = "msteams";

    /// <summary>What was typed, given the text without its mentions: no place of a quoted message, entities read once.</summary>
    /// <remarks>
    /// A reply to a message begins with <c>&lt;quoted messageId="…"/&gt;</c>, of older clients with
    /// <c>&lt;attachment id="…"&gt;&lt;/attachment&gt;</c>. Entities come last: what was typed as markup is text.
    /// </remarks>
    public static string Typed(string text) => WebUtility.HtmlDecode(Quoted().Replace(text, " "));

    [GeneratedRegex(
        @"<(?<name>quoted|attachment)\s[^<>]*(?:/>|>\s*</\k<name>>)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Quoted();
}
