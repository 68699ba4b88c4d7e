using DigestBot.BotFramework;

namespace DigestBot.Channels;

internal readonly record struct ConversationId(long Value);

/// <summary>A place the bot can post to: a one-to-one chat, a group chat or a channel.</summary>
/// <param name="Reference">The newest way there, taken from an authenticated activity.</param>
/// <param name="Personal">Whether one person talks to the bot here.</param>
/// <param name="FailingSince">When the first of the posts failed that have failed in a row until now; null when the last arrived.</param>
internal sealed record Conversation(
    ConversationId Id,
    ConversationReference Reference,
    bool Personal,
    DateTimeOffset? UnreachableAt,
    DateTimeOffset? FailingSince = null
)
{
    /// <summary>Whether the bot is not there, as far as it knows: it was never spoken to there, or was removed.</summary>
    public bool IsAbsent { get; init; }

    public string ChannelId => Reference.ChannelId;

    /// <summary>The language somebody chose for it; null when nobody did.</summary>
    public string? Language { get; init; }

    /// <summary>What the app of its one person said last; null in groups.</summary>
    public string? Locale { get; init; }
}
