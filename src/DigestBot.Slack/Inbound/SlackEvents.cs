using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>An event of the Events API. What people and other apps said that is not for this app is not passed on.</summary>
public abstract record SlackEvent(SlackEnvelope Envelope) : SlackInbound(Envelope)
{
    /// <summary>The event's own type, such as <c>app_mention</c>.</summary>
    public string Type => Envelope.Type;

    /// <summary>When it happened; null when Slack did not say.</summary>
    public DateTimeOffset? At => ((JsonElement?)Raw).Instant("event_time");

    /// <summary>The inner event, as it came.</summary>
    public JsonElement Event => Raw.GetProperty("event");
}

/// <summary>Somebody wrote to the app: in a channel with a mention, or directly.</summary>
/// <param name="Text">As Slack encodes it: mentions are <c>&lt;@U…&gt;</c>, and &amp; &lt; &gt; are escaped.</param>
/// <param name="ThreadTs">The thread it stands in; null outside of one.</param>
/// <param name="IsDirect">In the direct conversation with the app.</param>
public sealed record PersonWrote(
    SlackEnvelope Envelope,
    string ChannelId,
    string UserId,
    string Text,
    string Ts,
    string? ThreadTs,
    bool IsDirect
) : SlackEvent(Envelope);

/// <summary>Somebody opened the app's tab.</summary>
/// <param name="Tab"><c>home</c> or <c>messages</c>.</param>
public sealed record AppHomeOpened(SlackEnvelope Envelope, string UserId, string? ChannelId, string Tab)
    : SlackEvent(Envelope);

/// <summary>Somebody, or the app itself, joined a channel the app is in.</summary>
public sealed record MemberJoinedChannel(SlackEnvelope Envelope, string ChannelId, string UserId, string? InviterId)
    : SlackEvent(Envelope);

/// <summary>The workspace removed the app.</summary>
public sealed record AppUninstalled(SlackEnvelope Envelope) : SlackEvent(Envelope);

/// <summary>Tokens of these users are void; <see cref="BotUserIds"/> names the app's own user when its token is.</summary>
public sealed record TokensRevoked(
    SlackEnvelope Envelope,
    IReadOnlyList<string> BotUserIds,
    IReadOnlyList<string> UserIds
) : SlackEvent(Envelope);

/// <summary>A channel, public or private, was archived.</summary>
public sealed record ChannelArchived(SlackEnvelope Envelope, string ChannelId, string? UserId) : SlackEvent(Envelope);

/// <summary>A channel, public or private, has a new name.</summary>
public sealed record ChannelRenamed(SlackEnvelope Envelope, string ChannelId, string Name) : SlackEvent(Envelope);

/// <summary>An event that this library has no shape for.</summary>
public sealed record UnknownEvent(SlackEnvelope Envelope) : SlackEvent(Envelope);
