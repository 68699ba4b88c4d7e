using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing;

/// <summary>
/// Slack on loopback: strict about tokens, scopes, arguments, block shapes, limits and addresses, and answering as Slack does. Several
/// workspaces, each with its own token.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    private readonly ConcurrentQueue<SlackCall> _calls = new();
    private readonly ConcurrentQueue<SlackFault> _script = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly TimeProvider _time;
    private LoopbackServer? _server;
    private int _unheard;

    private FakeSlack(TimeProvider time)
    {
        _time = time;
        Triggers = new(time);
        Responses = new(time);
        Installs = new();
        Sockets = new(this);
    }

    /// <summary>Such as <c>http://localhost:41234</c>.</summary>
    public string Url => _server!.Url;

    /// <summary>What <c>Slack:ApiUrl</c> is set to.</summary>
    public string ApiUrl => $"{Url}/api/";

    public IDictionary<string, SlackWorkspace> Workspaces { get; } =
        new Dictionary<string, SlackWorkspace>(StringComparer.Ordinal);

    /// <summary>The workspace <c>T0001</c>, whose token is <c>xoxb-1-one</c>.</summary>
    public SlackWorkspace One => Workspaces["T0001"];

    public string AppToken { get; } = "xapp-1-A0001";
    public SlackTriggers Triggers { get; }
    public SlackResponses Responses { get; }
    public SlackInstalls Installs { get; }
    public SlackSockets Sockets { get; }

    /// <summary>Null sets no limits.</summary>
    public SlackThrottle? Throttle { get; set; }

    /// <summary>A call is on its way at most so long, and its answer as long again; a caller that is gone changes nothing of it.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Messages that were posted though whoever sent them was gone before the answer.</summary>
    public int Unheard => _unheard;

    /// <summary>Whether calls are kept to be looked at.</summary>
    public bool KeepsCalls { get; set; } = true;

    /// <summary>Everything that was called, in order.</summary>
    public IReadOnlyCollection<SlackCall> Calls => _calls;

    /// <summary>What a careful client does not do.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings;

    public static async Task<FakeSlack> StartAsync(TimeProvider? time = null)
    {
        var slack = new FakeSlack(time ?? TimeProvider.System);
        slack.Workspaces["T0001"] = new("T0001", "xoxb-1-one");
        slack.Workspaces["T0002"] = new("T0002", "xoxb-2-two");
        slack.Workspaces["T0002"].Rooms.Remove("C0001");
        slack._server = await LoopbackServer.StartAsync(slack.AnswerAsync);
        return slack;
    }

    /// <summary>Which calls meet scripted faults.</summary>
    public Func<SlackCall, bool> MeetsFaults { get; set; } = _ => true;

    /// <summary>The next calls meet these faults, one each.</summary>
    public void Script(params IEnumerable<SlackFault> faults)
    {
        foreach (var fault in faults)
            _script.Enqueue(fault);
    }

    /// <summary>So many more calls are answered rightly; the one after them meets the fault.</summary>
    public void BreakAfter(int calls, SlackFault fault) =>
        Script([.. Enumerable.Repeat<SlackFault>(new SlackFault.None(), calls), fault]);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/response/", StringComparison.Ordinal))
            await Responses.AnswerAsync(context);
        else if (path == "/link" && context.WebSockets.IsWebSocketRequest)
            await Sockets.AcceptAsync(context);
        else if (path.StartsWith("/api/", StringComparison.Ordinal) && HttpMethods.IsPost(context.Request.Method))
            await CallAsync(context, await SlackCall.ReadAsync(context.Request));
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task CallAsync(HttpContext context, SlackCall call)
    {
        if (KeepsCalls)
            _calls.Enqueue(call);
        await DelayAsync();
        if (call.Warning is { } warning)
            _warnings.Enqueue($"{call.Method}: {warning}");
        if (MeetsFaults(call) && _script.TryDequeue(out var fault) && fault is not SlackFault.None)
            await FailAsync(context, call, fault);
        else if (Throttle?.Wait(call.Token ?? "", call.Method, call.Text("channel")) is { } wait)
            await LimitAsync(context, (int)Math.Ceiling(wait.TotalSeconds));
        else
            await WriteLateAsync(context, call.Method, Do(call));
    }

    private async Task WriteLateAsync(HttpContext context, string method, JsonObject answer)
    {
        await DelayAsync();
        if (method == "chat.postMessage" && context.RequestAborted.IsCancellationRequested)
            Interlocked.Increment(ref _unheard);
        await WriteAsync(context, answer);
    }

    private Task DelayAsync() =>
        Latency > TimeSpan.Zero
            ? Task.Delay(Latency * Random.Shared.NextDouble(), _time, CancellationToken.None)
            : Task.CompletedTask;

    private JsonObject Do(SlackCall call)
    {
        if (call.Method == "oauth.v2.access")
            return Installs.Exchange(call);
        if (call.Method == "apps.connections.open")
            return call.Token == AppToken ? Sockets.Open() : SlackMethods.Error(AppTokenError(call.Token));
        if (call.Token is null)
            return SlackMethods.Error("not_authed");
        if (call.Token == AppToken)
            return SlackMethods.Error("not_allowed_token_type");
        var workspace = Workspaces.Values.FirstOrDefault(workspace => workspace.BotToken == call.Token);
        if (workspace is null)
            return SlackMethods.Error("invalid_auth");
        var answer = workspace.TokenError is { } error
            ? SlackMethods.Error(error)
            : new SlackMethods(workspace, Triggers, _time).Do(call);
        if (call.Warning is { } warning)
            answer["warning"] = warning;
        return answer;
    }

    private string AppTokenError(string? token) =>
        token is null ? "not_authed"
        : Workspaces.Values.Any(workspace => workspace.BotToken == token) ? "not_allowed_token_type"
        : "invalid_auth";

    private async Task FailAsync(HttpContext context, SlackCall call, SlackFault fault)
    {
        switch (fault)
        {
            case SlackFault.Error error:
                await WriteAsync(context, SlackMethods.Error(error.Code));
                break;
            case SlackFault.Limited limited:
                await LimitAsync(context, limited.Seconds);
                break;
            case SlackFault.Gateway gateway:
                if (gateway.IsDone)
                    Do(call);
                context.Response.StatusCode = gateway.Status;
                context.Response.Headers.RetryAfter = gateway.RetryAfter;
                await context.Response.WriteAsync("<html>gateway", context.RequestAborted);
                break;
            case SlackFault.Hang:
                Do(call);
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case SlackFault.Drop:
                Do(call);
                context.Abort();
                break;
            case SlackFault.Garbage(var body):
                Do(call);
                await context.Response.Body.WriteAsync(body ?? "<html>not json"u8.ToArray(), context.RequestAborted);
                break;
        }
    }

    private static Task LimitAsync(HttpContext context, int seconds)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, SlackMethods.Error("ratelimited"));
    }

    private static Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
