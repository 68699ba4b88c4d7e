using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing;

/// <summary>Response URLs: each takes five answers within half an hour.</summary>
public sealed class SlackResponses(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (int Uses, DateTimeOffset Until)> _urls = new(StringComparer.Ordinal);
    private readonly Channel<JsonObject> _next = Channel.CreateUnbounded<JsonObject>();

    /// <summary>The next answers are not taken, and get these statuses instead.</summary>
    public ConcurrentQueue<int> Failures { get; } = new();

    /// <summary>A new path below the fake's address.</summary>
    public string Create()
    {
        var path = $"/response/{_urls.Count + 1}";
        _urls[path] = (0, time.GetUtcNow() + TimeSpan.FromMinutes(30));
        return path;
    }

    /// <summary>The next answer that was taken and that nobody has asked for yet; waits for it.</summary>
    public ValueTask<JsonObject> NextAsync(CancellationToken cancellation) => _next.Reader.ReadAsync(cancellation);

    /// <summary>How often the path was answered to.</summary>
    public int Uses(string path) => _urls[path].Uses;

    internal async Task AnswerAsync(HttpContext context)
    {
        if (Failures.TryDequeue(out var failure))
        {
            context.Response.StatusCode = failure;
            return;
        }
        var path = context.Request.Path.Value!;
        var body =
            await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        var error = Error(path, body);
        context.Response.StatusCode = error is null ? 200 : 404;
        if (error is null)
            _next.Writer.TryWrite(body!);
        await context.Response.WriteAsync(
            error is null ? "ok" : SlackMethods.Error(error).ToJsonString(),
            context.RequestAborted
        );
    }

    private string? Error(string path, JsonObject? body)
    {
        if (body is null || !_urls.TryGetValue(path, out var url))
            return "invalid_url";
        if (time.GetUtcNow() > url.Until)
            return "expired_url";
        if (url.Uses >= 5)
            return "used_url";
        _urls[path] = (url.Uses + 1, url.Until);
        var problem = SlackMethods.Content(new("response_url", null, null, body));
        return problem is null || (bool?)body["delete_original"] == true ? null : (string?)problem["error"];
    }
}
