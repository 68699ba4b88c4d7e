using System.Text.RegularExpressions;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What somebody wrote in Slack, as they see it: without Slack's own marks.</summary>
internal static partial class SlackWords
{
    private const string Public = "public";

    /// <summary>Commands whose words may be the word itself: <c>/search public</c> looks for it.</summary>
    private static readonly string[] _takingWords = ["/topic", "/search", "/follow", "/unfollow", "/section"];

    /// <summary>The bot's mention is gone; others, channels and addresses are as they are shown.</summary>
    public static string Plain(string text, string botUserId) =>
        SlackText.Unescape(Marks().Replace(text, mark => Shown(mark, botUserId))).Trim();

    /// <summary>What a slash command asks for, and whether everybody is to see the answer.</summary>
    /// <param name="command">With its slash; <c>/digestbot</c> takes every other as its first word.</param>
    public static (string Text, bool IsPublic) OfCommand(string command, string text, string botUserId)
    {
        var words = Plain(text, botUserId).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!command.Equals("/digestbot", StringComparison.OrdinalIgnoreCase))
            words.Insert(0, command);
        var isPublic = TakePublic(words);
        return (string.Join(' ', words), isPublic);
    }

    /// <summary>The word that begins or ends what stands after the command.</summary>
    private static bool TakePublic(List<string> words)
    {
        if (words.Count < 2 || (words.Count == 2 && TakesWords(words[0])))
            return false;
        var at =
            IsPublic(words[^1]) ? words.Count - 1
            : IsPublic(words[1]) ? 1
            : -1;
        if (at >= 0)
            words.RemoveAt(at);
        return at >= 0;
    }

    private static bool TakesWords(string command) =>
        _takingWords.Contains($"/{command.TrimStart('/')}", StringComparer.OrdinalIgnoreCase);

    private static bool IsPublic(string word) => word.Equals(Public, StringComparison.OrdinalIgnoreCase);

    private static string Shown(Match mark, string botUserId)
    {
        var (what, label) = (mark.Groups["what"].Value, mark.Groups["label"].Value);
        if (what == "@" + botUserId)
            return " ";
        return what[0] switch
        {
            '@' or '#' => label.Length > 0 ? what[0] + label : what,
            '!' => label.Length > 0 ? label : "@" + what[1..],
            _ => label.Length > 0 ? label : what,
        };
    }

    [GeneratedRegex(@"<(?<what>[^<>|]+)(?:\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();
}
