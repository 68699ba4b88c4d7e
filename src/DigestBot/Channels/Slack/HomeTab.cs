namespace DigestBot.Channels.Slack;

/// <summary>The tab that the app shows to each of its people.</summary>
internal sealed class HomeTab
{
    public Task PublishAsync(string teamId, string userId, CancellationToken cancellation) => Task.CompletedTask;
}
