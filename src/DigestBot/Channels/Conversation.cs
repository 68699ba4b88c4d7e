using DigestBot.BotFramework;

namespace DigestBot.Channels;

internal readonly record struct ConversationId(long Value);

/// <summary>A place the bot can post to: a one-to-one chat, a group chat or a channel.</summary>
/// <param name="Reference">The newest way there, taken from an authenticated activity.</param>
/// <param name="Personal">Whether one person talks to the bot here.</param>
internal sealed record Conversation(
    ConversationId Id,
    ConversationReference Reference,
    bool Personal,
    DateTimeOffset? UnreachableAt
)
{
    public string ChannelId => Reference.ChannelId;
}
