using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing;

/// <summary>The Bot Connector on loopback: strict about addresses, methods, tokens, bodies and sizes. What breaks a rule is kept in <see cref="Violations"/>.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedCall> _received = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentDictionary<string, bool> _posted = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ConnectorFault> _script = new();
    private readonly ConcurrentDictionary<string, ConnectorFault> _faults = new(StringComparer.Ordinal);
    private readonly Channel<ReceivedCall> _next = Channel.CreateUnbounded<ReceivedCall>();
    private LoopbackServer? _server;
    private readonly ConcurrentDictionary<string, byte> _threads = new(StringComparer.Ordinal);
    private int _lastId;

    private FakeConnector() { }

    /// <summary>Where activities go; it has a path of its own, as Teams' regions have.</summary>
    public string ServiceUrl => $"{_server!.Url}/amer/";

    /// <summary>Everything that was taken, in order; calls refused by a fault are not among it.</summary>
    public IReadOnlyCollection<ReceivedCall> Received => _received;

    /// <summary>What no correct client sends.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>How many calls came, refused ones included.</summary>
    public int Calls { get; private set; }

    /// <summary>Which bearer tokens are good; null asks for none and finds one a violation.</summary>
    public Func<string, bool>? AcceptsToken { get; set; }

    public TeamsThrottle? Throttle { get; set; }

    /// <summary>Members of which more is told than a name, for every conversation; Ann owns what she is in.</summary>
    public IList<RosterMember> Roster { get; } = [new("29:ann", "Ann", "owner")];

    /// <summary>Members by id, for every conversation.</summary>
    public IDictionary<string, string> Members { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal) { ["user-1"] = "Ann", ["user-2"] = "Bob" };

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector._server = await LoopbackServer.StartAsync(connector.AnswerAsync);
        return connector;
    }

    /// <summary>The next calls meet these faults, one each.</summary>
    public void Script(params IEnumerable<ConnectorFault> faults)
    {
        foreach (var fault in faults)
            _script.Enqueue(fault);
    }

    /// <summary>An activity that the bot posted at some other time: it can be edited.</summary>
    public void Remember(string activityId) => _posted[activityId] = true;

    /// <summary>Every call for a conversation meets this fault; null ends that.</summary>
    public void Break(string conversationId, ConnectorFault? fault)
    {
        if (fault is null)
            _faults.TryRemove(conversationId, out _);
        else
            _faults[conversationId] = fault;
    }

    /// <summary>Whether a post into a thread that nobody began is refused, as in Teams.</summary>
    public bool RefusesUnknownThreads { get; set; }

    /// <summary>A thread of a channel that people began.</summary>
    public void Know(string conversationId) => _threads[conversationId] = 0;

    /// <summary>The next call taken that nobody has asked for yet; waits for it.</summary>
    public ValueTask<ReceivedCall> NextAsync(CancellationToken cancellation) => _next.Reader.ReadAsync(cancellation);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Calls++;
        var call = await ConnectorRequest.ReadAsync(context.Request);
        if (call.Violation is { } violation)
            await ViolatedAsync(context, call.Status, violation);
        else if (TokenFault(call.Token) is { } fault)
            await RefuseAsync(context, 401, "Unauthorized", fault);
        else if (RefusesUnknownThreads && call.IsThread && !_threads.ContainsKey(call.ConversationId!))
            await RefuseAsync(context, 404, "ConversationNotFound", "There is no such thread.");
        else if (FaultFor(call.Target) is { } scripted)
            await FailAsync(context, call, scripted);
        else if (call.Target is { } id && Throttle?.Wait(id) is { } wait)
            await ThrottleAsync(context, wait);
        else if (call.Method is "PUT" or "DELETE" && !_posted.ContainsKey(call.ActivityId ?? ""))
            await RefuseAsync(context, 404, "ActivityNotFoundInConversation", "There is no such activity.");
        else
            await TakeAsync(context, call);
    }

    private ConnectorFault? FaultFor(string? conversation) =>
        conversation is not null && _faults.TryGetValue(conversation, out var lasting) ? lasting
        : _script.TryDequeue(out var once) ? once
        : null;

    private string? TokenFault(string? token)
    {
        if (AcceptsToken is null)
        {
            if (token is not null)
                _violations.Enqueue("A token was sent to a service that must not get one.");
            return null;
        }
        return token is null ? "No bearer token."
            : AcceptsToken(token) ? null
            : "The bearer token is not good.";
    }

    private async Task FailAsync(HttpContext context, ConnectorRequest call, ConnectorFault fault)
    {
        switch (fault)
        {
            case ConnectorFault.Refuse refuse:
                if (refuse.RetryAfter is not null)
                    context.Response.Headers.RetryAfter = refuse.RetryAfter;
                await RefuseAsync(context, refuse.Status, refuse.Code, "Scripted.");
                break;
            case ConnectorFault.Hang:
                Record(call);
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case ConnectorFault.Drop:
                Record(call);
                context.Abort();
                break;
            case ConnectorFault.Slow slow:
                slow.Reach();
                await slow.Until.WaitAsync(context.RequestAborted);
                await TakeAsync(context, call);
                break;
            case ConnectorFault.Garbage(var status, var body):
                if (status < StatusCodes.Status300MultipleChoices)
                    Record(call);
                context.Response.StatusCode = status;
                await context.Response.Body.WriteAsync(body ?? "<html>not json"u8.ToArray(), context.RequestAborted);
                break;
        }
    }

    private async Task TakeAsync(HttpContext context, ConnectorRequest call)
    {
        var taken = Record(call);
        if (call.MemberId is { } id && !IsMember(id))
        {
            await RefuseAsync(context, 404, "MemberNotFoundInConversation", "Nobody of that id is here.");
            return;
        }
        context.Response.StatusCode = call is { IsCreation: true } or { Method: "POST" } ? 201 : 200;
        context.Response.ContentType = "application/json";
        var answer = ConnectorResponse.Of(call, taken, Members, Roster);
        if (call.IsCreation)
            Know((string)answer["id"]!);
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private bool IsMember(string id) =>
        Members.ContainsKey(id) || Roster.Any(member => member.Id == id || member.ObjectId == id);

    private ReceivedCall Record(ConnectorRequest call)
    {
        var id = call.Method == "POST" ? $"activity-{Interlocked.Increment(ref _lastId)}" : call.ActivityId;
        var taken = new ReceivedCall(call.Method, call.PathAndQuery, call.ConversationId, id, call.Token, call.Body);
        if (id is not null)
            _posted[id] = true;
        _received.Enqueue(taken);
        if (call.Method != "GET")
            _next.Writer.TryWrite(taken);
        return taken;
    }

    private Task ThrottleAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(context, 429, "TooManyRequests", "Too many messages.");
    }

    private Task ViolatedAsync(HttpContext context, int status, string violation)
    {
        if (status != 413)
            _violations.Enqueue(violation);
        return RefuseAsync(context, status, status == 413 ? "MessageSizeTooBig" : "BadSyntax", violation);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var body = new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
        };
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
