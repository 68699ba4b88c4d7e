using DigestBot.BotFramework;
using DigestBot.Channels;

namespace DigestBot.Chat;

/// <summary>In a team's channel a section of the post that began a thread is read by everybody, as a reply in the thread.</summary>
internal static class ThreadPosts
{
    private const string Section = "section";

    /// <summary>Whether it was pressed on the thread's first message. In a reply the pages turn in place, for whoever turns them.</summary>
    public static bool Belongs(Activity activity) =>
        activity.CardAction() is { IsAutomatic: false } pressed
        && (pressed.Verb ?? ButtonData.Read(pressed.Data)?.Verb) == Section
        && Speaker.IsTeamsChannel(ConversationReference.Of(activity))
        && activity is { ReplyToId: { Length: > 0 } message, Conversation.Id: { } thread }
        && thread.EndsWith($";messageid={message}", StringComparison.Ordinal);
}
