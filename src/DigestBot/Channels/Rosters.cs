using System.Collections.Concurrent;
using DigestBot.Channels.Slack;
using DigestBot.Channels.Teams;

namespace DigestBot.Channels;

/// <summary>What channels tell of the people in them; each is asked once in a while, and not waited for long.</summary>
internal sealed class Rosters(TeamsRoster teams, SlackRoster slack, TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan _fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _hurry = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(ConversationId Conversation, string Person), Known> _known = [];

    /// <param name="person">As <see cref="Speaker"/> says it.</param>
    /// <param name="isHurried">Whether the channel gives the answer up after a few seconds.</param>
    /// <returns>Null when the channel does not tell in time.</returns>
    public async Task<Standing?> FindAsync(
        Conversation conversation,
        string person,
        bool isHurried,
        CancellationToken cancellation
    )
    {
        var key = (conversation.Id, person);
        if (!_known.TryGetValue(key, out var known) || known.IsOld(time))
        {
            if (_known.Count >= Most)
                _known.Clear();
            _known[key] = known = new(AskAsync(conversation, person), time.GetTimestamp());
        }
        try
        {
            return await known.Standing.WaitAsync(isHurried ? _hurry : _patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Not cancelled with the turn that asked: others wait for the same answer.</summary>
    private Task<Standing?> AskAsync(Conversation conversation, string person) =>
        SlackAddress.Of(conversation.Reference) is { } address
            ? slack.AskAsync(address, person, CancellationToken.None)
            : teams.AskAsync(conversation.Reference, person, CancellationToken.None);

    private sealed record Known(Task<Standing?> Standing, long Asked)
    {
        public bool IsOld(TimeProvider time) =>
            time.GetElapsedTime(Asked)
            > (Standing is { IsCompletedSuccessfully: true, Result: not null } ? _fresh : _again);
    }
}
