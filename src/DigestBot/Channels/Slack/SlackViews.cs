using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What happens in the app's own views, its Home tab and its dialogs. Registered by whoever has them.</summary>
/// <returns>Null for what does not belong there.</returns>
internal delegate Task<SlackReply?>? SlackViews(SlackInbound inbound, CancellationToken cancellation);
