using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>One HTTP exchange with Slack under a time limit, and what its outcome means. Redirects are not followed.</summary>
internal sealed class SlackHttp(
    SlackSettings settings,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<SlackHttp> logger
)
{
    public const string Client = "slack";
    private const int MaxAnswerBytes = 8 * 1024 * 1024;

    /// <param name="what">The method's name, for the log.</param>
    /// <param name="isBare">Success need not be said in JSON.</param>
    public async Task<(SlackReceipt Receipt, JsonElement? Body)> SendAsync(
        string what,
        HttpRequestMessage request,
        CancellationToken cancellation,
        bool isBare = false
    )
    {
        var (receipt, body) = await TryAsync(request, isBare, cancellation);
        if (receipt.Status == SlackStatus.Sent)
            Log.Called(logger, what, receipt.Status);
        else
            Log.CallFailed(logger, what, receipt.Status, receipt.Error, receipt.Reason);
        foreach (var warning in Warnings(body))
            Log.Warned(logger, what, warning);
        return (receipt, body);
    }

    private async Task<(SlackReceipt, JsonElement?)> TryAsync(
        HttpRequestMessage request,
        bool isBare,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            var body = await ReadAsync(response, either.Token);
            return (Receipts.Of(response, body, isBare, time.GetUtcNow()), body);
        }
        catch (HttpRequestException problem)
        {
            return (Receipts.Of(problem), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return limit.IsCancellationRequested
                ? (Receipts.Silent(settings.Timeout), null)
                : (new(SlackStatus.Retry, Reason: "No connection to Slack came about in time."), null);
        }
    }

    /// <summary>Null for a body that is no JSON, or breaks off.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellation);
            return JsonReading.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Warnings(JsonElement? body) =>
        body.Text("warning") is { } warnings ? [warnings] : [];
}
