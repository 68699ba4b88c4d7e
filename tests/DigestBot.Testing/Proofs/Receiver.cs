using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.Proofs;

/// <summary>A Connector that counts what arrives. As strict as <see cref="FakeConnector"/>, but it keeps of a post only what is counted.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly Dictionary<string, string> _nobody = [];

    private readonly ConcurrentQueue<Post> _posts = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly FakeLogin _login;
    private readonly TimeProvider _time;
    private LoopbackServer? _server;
    private int _lastId;
    private int _calls;
    private int _replies;

    private Receiver(string name, FakeLogin login, TimeProvider time) => (Name, _login, _time) = (name, login, time);

    public string Name { get; }

    public string ServiceUrl => $"{_server!.Url}/amer/";

    /// <summary>The digests that arrived, in order; what was refused is not among them.</summary>
    public IReadOnlyCollection<Post> Posts => _posts;

    /// <summary>Answers to what people said.</summary>
    public int Replies => _replies;

    /// <summary>Every call, refused ones included.</summary>
    public int Calls => _calls;

    /// <summary>What no correct client sends.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>What a digest for a conversation meets instead of being taken; null for nothing.</summary>
    public Func<string, ConnectorFault?> Fault { get; set; } = _ => null;

    /// <summary>A digest is on its way at most so long, and its acknowledgement as long again.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Kept when set; the second function knows a conversation's tenant.</summary>
    public (ChannelLimits Limits, Func<string, string> TenantOf)? Throttle { get; set; }

    /// <summary>Takes https calls that carry a token of <paramref name="login"/>, with a certificate of its authority.</summary>
    public static async Task<Receiver> StartAsync(string name, FakeLogin login, TimeProvider time)
    {
        var receiver = new Receiver(name, login, time);
        receiver._server = await LoopbackServer.StartAsync(receiver.AnswerAsync, TestAuthority.IssueForLocalhost());
        return receiver;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        var call = await ConnectorRequest.ReadAsync(context.Request);
        if (call.Violation is { } violation)
            await ViolatedAsync(context, call.Status, violation);
        else if (call.Token is null || !_login.Accepts(call.Token))
            await RefuseAsync(context, 401, "Unauthorized", null);
        else if (call is { IsCreation: false, ActivityId: not null })
            await ReplyAsync(context, call);
        else if (Throttle is var (limits, tenantOf) && limits.Count(call.Target!, tenantOf(call.Target!)) is { } wait)
            await RefuseAsync(context, 429, "TooManyRequests", Seconds(wait));
        else
            await ReceiveAsync(context, call, Fault(call.Target!));
    }

    private Task ReplyAsync(HttpContext context, ConnectorRequest call)
    {
        Interlocked.Increment(ref _replies);
        return AcknowledgeAsync(context, call, $"reply-{Interlocked.Increment(ref _lastId)}");
    }

    private async Task ReceiveAsync(HttpContext context, ConnectorRequest call, ConnectorFault? fault)
    {
        await DelayAsync(context);
        switch (fault)
        {
            case ConnectorFault.Refuse refuse:
                await RefuseAsync(context, refuse.Status, refuse.Code, refuse.RetryAfter);
                break;
            case ConnectorFault.Hang:
                Take(call, answered: false);
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case ConnectorFault.Drop:
                Take(call, answered: false);
                context.Abort();
                break;
            case ConnectorFault.Garbage:
                Take(call, answered: true);
                await context.Response.WriteAsync("<html>not json", context.RequestAborted);
                break;
            default:
                var id = Take(call, answered: true);
                if (fault is ConnectorFault.Slow slow)
                    await slow.Until.WaitAsync(context.RequestAborted);
                await DelayAsync(context);
                await AcknowledgeAsync(context, call, id);
                break;
        }
    }

    private string Take(ConnectorRequest call, bool answered)
    {
        var id = $"{Name}-{Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture)}";
        _posts.Enqueue(new Post(call.Target!, Bulletins.In(call.Body), id, _time.GetUtcNow(), answered));
        return id;
    }

    private Task DelayAsync(HttpContext context) =>
        Latency > TimeSpan.Zero
            ? Task.Delay(Latency * Random.Shared.NextDouble(), _time, context.RequestAborted)
            : Task.CompletedTask;

    private static Task AcknowledgeAsync(HttpContext context, ConnectorRequest call, string id)
    {
        var taken = new ReceivedCall(call.Method, call.PathAndQuery, call.ConversationId, id, call.Token, call.Body);
        context.Response.StatusCode = 201;
        return WriteAsync(context, ConnectorResponse.Of(call, taken, _nobody));
    }

    private Task ViolatedAsync(HttpContext context, int status, string violation)
    {
        _violations.Enqueue(violation);
        return RefuseAsync(context, status, "BadSyntax", null);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string? retryAfter)
    {
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        context.Response.StatusCode = status;
        return WriteAsync(context, new JsonObject { ["error"] = new JsonObject { ["code"] = code } });
    }

    private static Task WriteAsync(HttpContext context, JsonNode body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static string Seconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
