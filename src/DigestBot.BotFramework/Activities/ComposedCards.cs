using System.Text.RegularExpressions;

namespace DigestBot.BotFramework;

/// <summary>Cards that people put into their own messages, from a message extension.</summary>
public static partial class ComposedCards
{
    /// <summary>Whether the message is such a card, without a word beside it.</summary>
    /// <remarks>Where the card stands, Teams writes empty elements into the text.</remarks>
    public static bool IsCardAlone(this Activity activity) =>
        activity.Attachments?.Any(IsCard) == true
        && string.IsNullOrWhiteSpace(Element().Replace(activity.Text ?? "", ""));

    private static bool IsCard(Attachment attachment) =>
        attachment.ContentType?.StartsWith("application/vnd.microsoft.card.", StringComparison.OrdinalIgnoreCase)
        == true;

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, 1000)]
    private static partial Regex Element();
}
