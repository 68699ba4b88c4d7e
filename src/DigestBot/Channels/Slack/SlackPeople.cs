using System.Collections.Concurrent;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Where people are, as Slack knows it; asked seldom, and not waited for long.</summary>
internal sealed class SlackPeople(SlackWeb web, TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(6);
    private static readonly TimeSpan _again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<(string Workspace, string User), Known> _known = [];

    /// <summary>The name of a zone, such as <c>Europe/Berlin</c>; null when Slack does not tell it in time.</summary>
    public async ValueTask<string?> ZoneAsync(string workspace, string user, CancellationToken cancellation)
    {
        var key = (workspace, user);
        if (!_known.TryGetValue(key, out var known) || known.IsOld(time))
        {
            if (_known.Count >= Most)
                _known.Clear();
            _known[key] = known = new(AskAsync(workspace, user), time.GetTimestamp());
        }
        if (known.Zone.IsCompletedSuccessfully)
            return known.Zone.Result;
        try
        {
            return await known.Zone.WaitAsync(_patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Not cancelled with the turn that asked: others wait for the same answer.</summary>
    private async Task<string?> AskAsync(string workspace, string user) =>
        (await web.For(workspace).UserAsync(user, CancellationToken.None)).Value?.Zone;

    private sealed record Known(Task<string?> Zone, long Asked)
    {
        public bool IsOld(TimeProvider time) =>
            time.GetElapsedTime(Asked)
            > (Zone is { IsCompletedSuccessfully: true, Result: not null } ? _fresh : _again);
    }
}
