using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What happens in the app's own views, its Home tab and its dialogs.</summary>
/// <param name="Takes">Whether something belongs there; the rest is for the conversations.</param>
internal sealed record SlackViews(Func<SlackInbound, bool> Takes, SlackHandler Handle);
