namespace DigestBot.Channels.Circuits;

internal enum CircuitState
{
    /// <summary>Healthy: everything goes.</summary>
    Closed,

    /// <summary>Not working: nothing goes until the next probe.</summary>
    Open,

    /// <summary>A few go, to see whether it works again.</summary>
    HalfOpen,
}

internal static class CircuitStates
{
    public static string Say(this CircuitState state) =>
        state == CircuitState.HalfOpen ? "half-open" : state.ToString().ToLowerInvariant();
}

/// <summary>How a service URL does, for operators.</summary>
/// <param name="Since">When it came into this state.</param>
/// <param name="NextProbe">When it is tried again; null while it is closed.</param>
internal sealed record CircuitSnapshot(
    string ServiceUrl,
    CircuitState State,
    DateTimeOffset Since,
    int ConsecutiveFailures,
    DateTimeOffset? NextProbe
);

/// <summary>One service URL: opens after failures in a row, probes after a while, and closes with the first success. Not thread-safe.</summary>
/// <remarks>
/// A conversation that fails although others succeeded there since it began to says nothing about the service: a few bad conversations
/// beside healthy ones do not close the way for those.
/// </remarks>
internal sealed class Circuit(TimeProvider time)
{
    private const int FailuresToOpen = 10;
    private const int Probes = 3;
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(2);

    /// <summary>How soon those ask again that wait for a probe's outcome.</summary>
    private static readonly TimeSpan _probeWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    /// <summary>A probe that was given out and of which nothing was heard counts as lost after this.</summary>
    private static readonly TimeSpan _probePatience = TimeSpan.FromSeconds(20);

    private readonly List<ConversationId> _shutOut = [];
    private long _changed = time.GetTimestamp();
    private long? _succeededAt;
    private long _probedAt;
    private int _probing;
    private int _opened;
    private bool _freshMayProbe;
    private TimeSpan _pause;

    public CircuitState State { get; private set; }

    public int ConsecutiveFailures { get; private set; }

    /// <summary>How long nothing may be sent; null when something may.</summary>
    /// <param name="isFresh">Whether it is for a conversation that did not fail before: until one of those fails while it is open, they probe at once.</param>
    public TimeSpan? Pause(bool isFresh) =>
        State switch
        {
            CircuitState.Open when isFresh && _freshMayProbe => null,
            CircuitState.Open when _pause - time.GetElapsedTime(_changed) is var left && left > TimeSpan.Zero => left,
            CircuitState.HalfOpen when _probing >= Probes && time.GetElapsedTime(_probedAt) < _probePatience =>
                _probeWait,
            _ => null,
        };

    /// <summary>Something is being sent.</summary>
    public void Enter()
    {
        if (State == CircuitState.Closed)
            return;
        if (State == CircuitState.Open || time.GetElapsedTime(_probedAt) >= _probePatience)
        {
            Become(CircuitState.HalfOpen);
            _probing = 0;
        }
        _probing++;
        _probedAt = time.GetTimestamp();
    }

    /// <returns>Whether this closed it.</returns>
    public bool Succeeded()
    {
        (ConsecutiveFailures, _opened, _probing) = (0, 0, 0);
        _shutOut.Clear();
        _succeededAt = time.GetTimestamp();
        return State != CircuitState.Closed && Become(CircuitState.Closed);
    }

    /// <param name="since">For how long that conversation has been failing, this try included.</param>
    /// <param name="isFresh">Whether it did not fail before.</param>
    /// <param name="shutOut">The conversation, when it is one that shuts the bot out.</param>
    /// <returns>Whether this opened it.</returns>
    public bool Failed(TimeSpan since, bool isFresh, ConversationId? shutOut = null)
    {
        if (State == CircuitState.HalfOpen)
            _probing--;
        if (_succeededAt is { } succeeded && time.GetElapsedTime(succeeded) < since)
            return false;
        ConsecutiveFailures++;
        if (shutOut is { } one)
            _shutOut.Add(one);
        if (State == CircuitState.Open || (State == CircuitState.Closed && ConsecutiveFailures < FailuresToOpen))
            return false;
        _freshMayProbe = State == CircuitState.Closed || (_freshMayProbe && !isFresh);
        if (State == CircuitState.HalfOpen && _probing > 0)
            return false;
        var doubled = _firstPause * Math.Pow(2, Math.Min(_opened++, 10));
        _pause = (doubled < _longestPause ? doubled : _longestPause) * (0.8 + 0.4 * Random.Shared.NextDouble());
        return Become(CircuitState.Open);
    }

    /// <returns>Which conversations have shut the bot out since one was taken here; each is given once.</returns>
    public IReadOnlyList<ConversationId> TakeShutOut()
    {
        List<ConversationId> all = [.. _shutOut];
        _shutOut.Clear();
        return all;
    }

    public CircuitSnapshot Snapshot(string serviceUrl)
    {
        var now = time.GetUtcNow();
        var since = now - time.GetElapsedTime(_changed);
        DateTimeOffset? probe = State == CircuitState.Closed ? null : now + (Pause(isFresh: false) ?? TimeSpan.Zero);
        return new CircuitSnapshot(serviceUrl, State, since, ConsecutiveFailures, probe);
    }

    /// <summary>Whether it has nothing to remember.</summary>
    public bool IsIdle => State == CircuitState.Closed && time.GetElapsedTime(_changed) > TimeSpan.FromDays(1);

    private bool Become(CircuitState state)
    {
        (State, _changed) = (state, time.GetTimestamp());
        return true;
    }
}
