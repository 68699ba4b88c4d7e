using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigestBot.BotFramework;

/// <summary>Who is spoken to in an activity's text.</summary>
public static partial class Mentions
{
    /// <summary>True when an entity mentions the bot, which is the activity's recipient.</summary>
    public static bool MentionsBot(this Activity activity) => OfBot(activity).Count > 0;

    /// <summary>
    /// The text without the mentions of the bot, trimmed. Mentions of others stay as they came. Empty when there is no text.
    /// </summary>
    /// <remarks>
    /// Teams writes <c>&lt;at&gt;Name&lt;/at&gt;</c> and repeats it in the entity, Skype-like clients add an id to the tag, Slack
    /// behind Azure and some test clients write <c>@Name</c> while the entity carries another form. See <see cref="TeamsText"/> for the rest.
    /// </remarks>
    public static string TextWithoutBotMention(this Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in OfBot(activity))
            text = WithoutMention(text, mention, activity.Recipient?.Name);
        if (activity.ChannelId == TeamsText.Channel)
            text = TeamsText.Typed(text);
        return Blanks().Replace(text, " ").Trim();
    }

    private static List<JsonElement?> OfBot(Activity activity)
    {
        var mentions = new List<JsonElement?>();
        if (activity.Recipient?.Id is { Length: > 0 } bot)
            foreach (JsonElement? entity in activity.Entities ?? [])
                if (entity.IsText("type", "mention") && entity.Member("mentioned").Text("id") == bot)
                    mentions.Add(entity);
        return mentions;
    }

    private static string WithoutMention(string text, JsonElement? mention, string? botName)
    {
        if (
            mention.Text("text") is { Length: > 0 } written
            && text.Contains(written, StringComparison.OrdinalIgnoreCase)
        )
            return Without(text, Regex.Escape(written), written.EndsWith('>') ? "" : @"(?!\w)");
        var name = Tagged().Match(mention.Text("text") ?? "") is { Success: true } tag
            ? tag.Groups["name"].Value
            : null;
        foreach (var called in new[] { mention.Member("mentioned").Text("name"), name, botName })
            if (called is { Length: > 0 })
                text = Without(
                    text,
                    $"""(?:<at(?:\s[^<>]*)?>\s*{Regex.Escape(called)}\s*</at>|@{Regex.Escape(called)}(?!\w))""",
                    ""
                );
        return text;
    }

    private static string Without(string text, string pattern, string boundary) =>
        Regex.Replace(text, pattern + boundary, " ", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex(
        @"<at(?:\s[^<>]*)?>(?<name>[^<>]*)</at>",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Tagged();

    [GeneratedRegex(@"[ \u00A0]+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
