using System.Net.Http.Headers;
using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>The token of a workspace, or null when the app is not installed there. Registered by a host that has more than one workspace.</summary>
public delegate ValueTask<string?> SlackTokens(string? teamId, CancellationToken cancellation);

/// <summary>One call of a Web API method: its place in the rate limits, its token, its outcome.</summary>
internal sealed class SlackCalls(
    SlackSettings settings,
    SlackTokens tokens,
    SlackHttp http,
    Pace pace,
    TimeProvider time
)
{
    /// <summary>A longer wait is the caller's to plan.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <param name="channel">Where it posts, for the limit of a channel; null when it does not.</param>
    public async Task<(SlackReceipt Receipt, JsonElement? Body)> CallAsync(
        string? team,
        string method,
        Func<HttpContent> content,
        string? channel,
        CancellationToken cancellation
    ) =>
        await tokens(team, cancellation) is { } token
            ? await CallWithAsync(
                new AuthenticationHeaderValue("Bearer", token),
                team,
                method,
                content,
                channel,
                cancellation
            )
            : (new(SlackStatus.Unreachable, Reason: "The app is not installed in the workspace."), null);

    public async Task<(SlackReceipt Receipt, JsonElement? Body)> CallWithAsync(
        AuthenticationHeaderValue authorization,
        string? team,
        string method,
        Func<HttpContent> content,
        string? channel,
        CancellationToken cancellation
    )
    {
        var wait = pace.Book(team, method, channel, LongestWait);
        if (wait > LongestWait)
            return (
                new(
                    SlackStatus.Retry,
                    Error: "ratelimited",
                    Reason: "Slack's rate limit is reached.",
                    RetryAfter: wait
                ),
                null
            );
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, method));
        request.Headers.Authorization = authorization;
        request.Content = content();
        var outcome = await http.SendAsync(method, request, cancellation);
        if (outcome.Receipt is { Error: "ratelimited" or "rate_limited", RetryAfter: { } asked })
            pace.Hold(team, channel ?? method, asked);
        return outcome;
    }
}
