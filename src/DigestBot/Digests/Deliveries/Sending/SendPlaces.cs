namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>
/// How many sends go on at once. One that takes long gives its place to the next and goes on among the slow ones, of which there are a
/// bounded number, and for one service URL half of it: what hangs holds up nobody else.
/// </summary>
internal sealed class SendPlaces : IDisposable
{
    private const int SlowPerFast = 8;
    private static readonly TimeSpan _quick = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _places;
    private readonly int _mostSlow;
    private readonly TimeProvider _time;
    private readonly ITimer _look;
    private readonly Lock _lock = new();
    private readonly HashSet<Flight> _flights = [];
    private readonly Dictionary<string, int> _slow = new(StringComparer.Ordinal);
    private int _slowInAll;
    private TaskCompletionSource? _empty;

    public SendPlaces(int places, TimeProvider time)
    {
        (_places, _mostSlow, _time) = (new SemaphoreSlim(places), places * SlowPerFast, time);
        _look = time.CreateTimer(_ => MoveSlow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Task WaitAsync(CancellationToken cancellation) => _places.WaitAsync(cancellation);

    /// <summary>Whether a service URL already has as many slow sends as it may have.</summary>
    public bool IsCrowded(string serviceUrl)
    {
        lock (_lock)
            return _slow.GetValueOrDefault(serviceUrl) >= _mostSlow / 2;
    }

    /// <summary>A send takes the place that was waited for.</summary>
    public Flight Start(string serviceUrl)
    {
        var flight = new Flight(serviceUrl, _time.GetTimestamp());
        lock (_lock)
        {
            if (_flights.Count == _slowInAll)
                LookSoon();
            _flights.Add(flight);
        }
        return flight;
    }

    public void End(Flight flight)
    {
        lock (_lock)
        {
            _flights.Remove(flight);
            if (flight.IsSlow)
                CountSlow(flight.ServiceUrl, -1);
            else
                _places.Release();
            if (_flights.Count == 0)
                _empty?.TrySetResult();
        }
    }

    /// <summary>Completes when nothing is on its way.</summary>
    public Task EmptyAsync()
    {
        lock (_lock)
        {
            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_flights.Count == 0)
                _empty.SetResult();
            return _empty.Task;
        }
    }

    public void Dispose()
    {
        _look.Dispose();
        _places.Dispose();
    }

    private void MoveSlow()
    {
        lock (_lock)
        {
            foreach (var flight in _flights)
                if (!flight.IsSlow && _slowInAll < _mostSlow && _time.GetElapsedTime(flight.Started) >= _quick)
                {
                    flight.IsSlow = true;
                    CountSlow(flight.ServiceUrl, 1);
                    _places.Release();
                }
            if (_flights.Count > _slowInAll)
                LookSoon();
        }
    }

    private void LookSoon() => _look.Change(_quick / 2, Timeout.InfiniteTimeSpan);

    private void CountSlow(string serviceUrl, int change)
    {
        _slowInAll += change;
        if ((_slow[serviceUrl] = _slow.GetValueOrDefault(serviceUrl) + change) == 0)
            _slow.Remove(serviceUrl);
    }
}

/// <summary>One send on its way.</summary>
internal sealed class Flight(string serviceUrl, long started)
{
    public string ServiceUrl => serviceUrl;

    public long Started => started;

    public bool IsSlow { get; set; }
}
