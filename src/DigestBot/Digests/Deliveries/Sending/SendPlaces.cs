namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>
/// What has been taken waits here for a place, and there are as many places as sends go on at once. A send that takes long gives its place to
/// the next and goes on among the slow ones, of which there are a bounded number, and for one service URL half of it: what hangs holds up
/// nobody else.
/// </summary>
internal sealed class SendPlaces : IDisposable
{
    private const int SlowPerFast = 8;
    private static readonly TimeSpan _quick = TimeSpan.FromMilliseconds(250);

    private readonly int _places;
    private readonly int _mostSlow;
    private readonly TimeProvider _time;
    private readonly ITimer _look;
    private readonly Lock _lock = new();
    private readonly Queue<OutgoingDelivery> _waiting = new();
    private readonly HashSet<Flight> _flights = [];
    private readonly Dictionary<string, int> _slow = new(StringComparer.Ordinal);
    private int _slowInAll;
    private Func<Flight, Task>? _fly;
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _empty;

    public SendPlaces(int places, TimeProvider time)
    {
        (_places, _mostSlow, _time) = (places, places * SlowPerFast, time);
        _look = time.CreateTimer(_ => MoveSlow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private bool HasFree => _flights.Count - _slowInAll < _places;

    /// <summary>Whether a service URL already has as many slow sends as it may have.</summary>
    public bool IsCrowded(string serviceUrl)
    {
        lock (_lock)
            return _slow.GetValueOrDefault(serviceUrl) >= _mostSlow / 2;
    }

    /// <param name="fly">Sends what a flight carries, and what <see cref="End"/> gives it then.</param>
    public void Open(Func<Flight, Task> fly)
    {
        lock (_lock)
            _fly = fly;
    }

    /// <summary>Nothing leaves any more.</summary>
    public void Close()
    {
        lock (_lock)
            _fly = null;
    }

    /// <summary>Completes when fewer wait than there are places.</summary>
    public Task RoomAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_waiting.Count < _places)
                return Task.CompletedTask;
            _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task.WaitAsync(cancellation);
        }
    }

    public void Add(IEnumerable<OutgoingDelivery> deliveries)
    {
        lock (_lock)
        {
            foreach (var delivery in deliveries)
                _waiting.Enqueue(delivery);
            FillFree();
        }
    }

    /// <returns>What was waiting, which waits here no more.</returns>
    public List<OutgoingDelivery> TakeBack()
    {
        lock (_lock)
        {
            List<OutgoingDelivery> back = [.. _waiting];
            _waiting.Clear();
            return back;
        }
    }

    /// <returns>What goes in its place; null when nothing waits, or when another had its place already.</returns>
    public Flight? End(Flight flight)
    {
        lock (_lock)
        {
            _flights.Remove(flight);
            if (flight.IsSlow)
                CountSlow(flight.ServiceUrl, -1);
            var next = HasFree ? Start() : null;
            if (_flights.Count == 0)
                _empty?.TrySetResult();
            return next;
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

    public void Dispose() => _look.Dispose();

    private void FillFree()
    {
        while (HasFree && Start() is { } flight)
        {
            var fly = _fly!;
            _ = Task.Run(() => fly(flight));
        }
    }

    /// <returns>Null when nothing waits.</returns>
    private Flight? Start()
    {
        if (_fly is null || !_waiting.TryDequeue(out var delivery))
            return null;
        if (_waiting.Count < _places)
            Interlocked.Exchange(ref _room, null)?.TrySetResult();
        if (_flights.Count == _slowInAll)
            LookSoon();
        var flight = new Flight(delivery, _time.GetTimestamp());
        _flights.Add(flight);
        return flight;
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
                }
            FillFree();
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
internal sealed class Flight(OutgoingDelivery delivery, long started)
{
    public OutgoingDelivery Delivery => delivery;

    public string ServiceUrl => delivery.Conversation.Reference.ServiceUrl;

    public long Started => started;

    public bool IsSlow { get; set; }
}
