using System.Collections.Concurrent;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Where people are and what they speak.</summary>
/// <param name="Zone">The name of a zone, such as <c>Europe/Berlin</c>; null when Slack does not tell it.</param>
/// <param name="Locale">Such as <c>de-DE</c>; null when Slack does not tell it.</param>
internal sealed record SlackPerson(string? Zone, string? Locale)
{
    public static SlackPerson Unknown { get; } = new(null, null);
}

/// <summary>Where people are, as Slack knows it; asked seldom, and not waited for long.</summary>
internal sealed class SlackPeople(SlackWeb web, TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(6);
    private static readonly TimeSpan _again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<(string Workspace, string User), Known> _known = [];

    /// <returns>Unknown when Slack does not tell in time.</returns>
    public async ValueTask<SlackPerson> OfAsync(string workspace, string user, CancellationToken cancellation)
    {
        var key = (workspace, user);
        if (!_known.TryGetValue(key, out var known) || known.IsOld(time))
        {
            if (_known.Count >= Most)
                _known.Clear();
            _known[key] = known = new(AskAsync(workspace, user), time.GetTimestamp());
        }
        try
        {
            return await known.Person.WaitAsync(_patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return SlackPerson.Unknown;
        }
    }

    /// <summary>Not cancelled with the turn that asked: others wait for the same answer.</summary>
    private async Task<SlackPerson> AskAsync(string workspace, string user) =>
        (await web.For(workspace).UserAsync(user, CancellationToken.None)).Value is { } found
            ? new SlackPerson(found.Zone, found.Locale)
            : SlackPerson.Unknown;

    private sealed record Known(Task<SlackPerson> Person, long Asked)
    {
        public bool IsOld(TimeProvider time) =>
            time.GetElapsedTime(Asked)
            > (Person is { IsCompletedSuccessfully: true, Result.Zone: not null } ? _fresh : _again);
    }
}
