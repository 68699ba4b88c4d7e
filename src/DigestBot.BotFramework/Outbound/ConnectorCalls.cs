using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>One HTTP call to a Connector: trust, token, time limit, and what the outcome means.</summary>
internal sealed class ConnectorCalls(
    BotFrameworkSettings settings,
    TrustedServiceUrls trusted,
    ConnectorTokens tokens,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<ConnectorClient> logger
)
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <param name="path">Null when an id is not one a path can carry.</param>
    public async Task<(SendReceipt Receipt, JsonElement? Body)> CallAsync(
        HttpMethod method,
        string serviceUrl,
        string? path,
        byte[]? body,
        CancellationToken cancellation
    )
    {
        if (trusted.Objection(serviceUrl) is { } objection)
            return Refuse(serviceUrl, objection);
        if (path is null || ConnectorPath.Below(serviceUrl, path) is not { } url)
            return Refuse(serviceUrl, "The conversation or activity has no usable id.");
        var (receipt, answer) = await TryAsync(() => Request(method, url, body), false, cancellation);
        if (receipt.HttpStatus == (int)HttpStatusCode.Unauthorized && settings.HasIdentity)
            (receipt, answer) = await TryAsync(() => Request(method, url, body), true, cancellation);
        if (receipt.Status == SendStatus.Sent)
            Log.Called(logger, method, url, receipt.Status, receipt.HttpStatus);
        else
            Log.CallFailed(logger, method, url, receipt.Status, receipt.HttpStatus, receipt.Reason);
        return (receipt, answer);
    }

    private (SendReceipt, JsonElement?) Refuse(string serviceUrl, string reason)
    {
        Log.UntrustedServiceUrl(logger, serviceUrl, reason);
        return (new(SendStatus.Refused, Reason: reason), null);
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri url, byte[]? body)
    {
        var request = new HttpRequestMessage(method, url);
        request.Headers.Accept.Add(new("application/json"));
        if (body is null)
            return request;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return request;
    }

    private async Task<(SendReceipt, JsonElement?)> TryAsync(
        Func<HttpRequestMessage> make,
        bool refreshToken,
        CancellationToken cancellation
    )
    {
        var token = await tokens.GetAsync(refreshToken, cancellation);
        if (token.Problem is { } problem)
            return (new(SendStatus.Retry, Reason: problem), null);
        using var request = make();
        if (token.Token is { } bearer)
            request.Headers.Authorization = new("Bearer", bearer);
        return await SendAsync(request, cancellation);
    }

    private async Task<(SendReceipt, JsonElement?)> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var client = clients.CreateClient(BotFrameworkHttp.Connector);
            using var response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            var body = await ReadAsync(response, either.Token);
            return (Receipts.Of(response, body, time.GetUtcNow()), body);
        }
        catch (HttpRequestException problem)
        {
            return (Receipts.Of(problem), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return limit.IsCancellationRequested
                ? (
                    new(
                        SendStatus.Uncertain,
                        Reason: $"The channel did not answer within {settings.Timeout.TotalSeconds:0} s."
                    ),
                    null
                )
                : (new(SendStatus.Retry, Reason: "No connection to the channel came about in time."), null);
        }
    }

    /// <summary>The status has been seen, so a body that breaks off or is no JSON changes nothing about the outcome.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            LoneSurrogates.Mend(bytes);
            return JsonSerializer.Deserialize(bytes, BotFrameworkJson.Default.JsonElement);
        }
        catch (Exception problem)
            when (problem is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
