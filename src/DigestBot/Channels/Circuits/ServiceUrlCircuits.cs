using System.Net;
using DigestBot.BotFramework;

namespace DigestBot.Channels.Circuits;

/// <summary>
/// A circuit a service URL: while one does not work, what is due there waits for its next probe instead of using up tries, and the others
/// go on.
/// </summary>
internal sealed class ServiceUrlCircuits(TimeProvider time, ILogger<ServiceUrlCircuits> log)
{
    /// <summary>Teams has some ten regions; whatever else is known is not kept beyond this.</summary>
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Circuit> _circuits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How every service URL does that something was sent to.</summary>
    public IReadOnlyList<CircuitSnapshot> Snapshot()
    {
        lock (_lock)
            return [.. _circuits.Select(one => one.Value.Snapshot(one.Key)).OrderBy(one => one.ServiceUrl)];
    }

    /// <summary>How long nothing may be sent there; null when something may.</summary>
    public TimeSpan? Pause(Conversation conversation)
    {
        lock (_lock)
            return _circuits.TryGetValue(Key(conversation.Reference.ServiceUrl), out var circuit)
                ? circuit.Pause(isFresh: conversation.FailingSince is null)
                : null;
    }

    /// <summary>Something is about to be sent there.</summary>
    public void Enter(string serviceUrl)
    {
        lock (_lock)
            if (_circuits.TryGetValue(Key(serviceUrl), out var circuit))
                circuit.Enter();
    }

    /// <summary>Whether what is answered there is no word about single conversations.</summary>
    public bool IsDoubted(string serviceUrl)
    {
        lock (_lock)
            return _circuits.TryGetValue(Key(serviceUrl), out var circuit) && circuit.State != CircuitState.Closed;
    }

    /// <param name="failing">For how long the conversation has been failing, this try included; it matters when this one failed.</param>
    public Reported Report(Conversation conversation, SendReceipt receipt, TimeSpan failing)
    {
        var failed = IsFailure(receipt);
        if (!failed && receipt.HttpStatus is null)
            return new Reported(receipt);
        var (serviceUrl, isShutOut) = (conversation.Reference.ServiceUrl, receipt.Status == SendStatus.Unreachable);
        bool changed;
        TimeSpan? pause;
        IReadOnlyList<ConversationId>? wronged;
        lock (_lock)
        {
            var circuit = Of(serviceUrl);
            changed = failed
                ? circuit.Failed(failing, conversation.FailingSince is null, isShutOut ? conversation.Id : null)
                : circuit.Succeeded();
            pause = circuit.Pause(isFresh: false);
            wronged = circuit.State == CircuitState.Closed ? null : circuit.TakeShutOut();
        }
        if (changed)
            Tell(serviceUrl, receipt, failed ? pause ?? TimeSpan.Zero : null);
        return new Reported(wronged is not null && isShutOut ? receipt with { Status = SendStatus.Retry } : receipt)
        {
            Wronged = wronged ?? [],
        };
    }

    /// <param name="pause">Null when it works again.</param>
    private void Tell(string serviceUrl, SendReceipt receipt, TimeSpan? pause)
    {
        if (pause is not { } open)
            log.CircuitClosed(serviceUrl);
        else if (IsClosedDoor(receipt))
            log.EverybodyShutOut(serviceUrl, open, receipt.Reason ?? "");
        else
            log.CircuitOpened(serviceUrl, open, receipt.Reason ?? "");
    }

    /// <summary>
    /// An answer about one conversation, even a refusal or a wish to slow down, shows that the service works. Whether a closed door is one
    /// conversation's, only the others beside it can tell.
    /// </summary>
    private static bool IsFailure(SendReceipt receipt) =>
        IsClosedDoor(receipt)
        || (
            receipt.Status is SendStatus.Retry or SendStatus.Uncertain
            && receipt.HttpStatus is null or >= (int)HttpStatusCode.InternalServerError
        );

    private static bool IsClosedDoor(SendReceipt receipt) =>
        receipt
            is {
                Status: SendStatus.Retry or SendStatus.Unreachable,
                HttpStatus: (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Gone
            };

    private Circuit Of(string serviceUrl)
    {
        var key = Key(serviceUrl);
        if (_circuits.TryGetValue(key, out var circuit))
            return circuit;
        if (_circuits.Count >= Most)
            foreach (var (url, _) in _circuits.Where(one => one.Value.State == CircuitState.Closed))
                _circuits.Remove(url);
        return _circuits[key] = new Circuit(time);
    }

    private static string Key(string serviceUrl) => serviceUrl.TrimEnd('/');
}
