using System.Text;

namespace DigestBot.Slack;

/// <summary>Text from outside, made safe for Slack's mrkdwn.</summary>
public static class SlackText
{
    /// <summary>
    /// Data for a mrkdwn text: no tag can stand in it, so no mention, no link and no <c>&lt;!channel&gt;</c>. (Names and addresses
    /// written plainly stay plain because every mrkdwn text that is sent has to be <c>verbatim</c>.) Control characters are dropped.
    /// </summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
            _ = letter switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '\n' or '\t' => safe.Append(letter),
                _ when char.IsControl(letter) => safe,
                _ => safe.Append(letter),
            };
        return safe.ToString();
    }

    /// <summary>A link whose label is data; the label alone when the address is not http or https.</summary>
    public static string Link(string? address, string? label)
    {
        var shown = Escape(label).Replace('|', '¦').ReplaceLineEndings(" ");
        return
            Uri.TryCreate(address, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? $"<{Escape(url.AbsoluteUri).Replace("|", "%7C", StringComparison.Ordinal)}|{shown}>"
            : shown;
    }

    /// <summary>What somebody typed: Slack's escapes undone.</summary>
    public static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
}
