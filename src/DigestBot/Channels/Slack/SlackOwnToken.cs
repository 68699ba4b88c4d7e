using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Whose <c>Slack:BotToken</c> is: Slack is asked once, and again while it does not say.</summary>
internal sealed class SlackOwnToken(SlackSettings settings, SlackWeb web, TimeProvider time, ILogger<SlackOwnToken> log)
    : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private SlackOrigin? _origin;
    private long? _asked;

    /// <summary>While nobody knows, the one token there is may be of any workspace: it goes to Slack only, which refuses it elsewhere.</summary>
    public bool MayBeOf(string workspace) =>
        settings.BotToken is not null && (_origin is not { Workspace: { } known } || known.Id == workspace);

    /// <summary>What comes in from a workspace is the token's when Slack has said so.</summary>
    public async ValueTask<SlackOrigin> OriginAsync(string team, CancellationToken cancellation)
    {
        if (settings.BotToken is null)
            return SlackOrigin.Stranger;
        var origin = _origin ?? await AskAsync(cancellation);
        return origin.Workspace is null || origin.Workspace.Id == team ? origin : SlackOrigin.Stranger;
    }

    public override void Dispose()
    {
        _asking.Dispose();
        base.Dispose();
    }

    /// <summary>The log says at start whether the token is good.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.BotToken is not null)
            await AskAsync(stoppingToken);
    }

    private async Task<SlackOrigin> AskAsync(CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation);
        try
        {
            if (_origin is { } known)
                return known;
            if (_asked is { } before && time.GetElapsedTime(before) < _pause)
                return SlackOrigin.Unclear;
            _asked = time.GetTimestamp();
            var (receipt, identity) = await web.For(null).WhoAmIAsync(cancellation);
            if (identity is null)
            {
                log.SlackUnidentified(receipt.Reason ?? receipt.Status.ToString());
                return SlackOrigin.Unclear;
            }
            log.SlackIdentified(identity.UserId, identity.TeamName, identity.TeamId);
            return _origin = new(new SlackWorkspace(identity.TeamId, settings.AppId, identity.UserId));
        }
        finally
        {
            _asking.Release();
        }
    }
}
