using System.Net;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>One HTTP call to a Connector: trust, token, time limit, and what the outcome means.</summary>
internal sealed class ConnectorCalls(
    BotFrameworkSettings settings,
    TrustedServiceUrls trusted,
    ConnectorTokens tokens,
    IHttpMessageHandlerFactory handlers,
    TimeProvider time,
    ILogger<ConnectorClient> logger
) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(handlers.CreateHandler(BotFrameworkHttp.Connector), false);

    public void Dispose() => _http.Dispose();

    /// <param name="path">Null when an id is not one a path can carry.</param>
    public async Task<(SendReceipt Receipt, JsonElement? Body)> CallAsync(
        HttpMethod method,
        string serviceUrl,
        string? path,
        OutgoingBody? body,
        CancellationToken cancellation
    )
    {
        if (trusted.Objection(serviceUrl) is { } objection)
            return Refuse(serviceUrl, objection);
        if (path is null || ConnectorPath.Below(serviceUrl, path) is not { } url)
            return Refuse(serviceUrl, ConnectorPath.NoUsableId);
        var token = await tokens.GetAsync(null, cancellation);
        var (receipt, answer) = await TryAsync(method, url, body, token, cancellation);
        if (receipt.HttpStatus == (int)HttpStatusCode.Unauthorized && settings.HasIdentity)
        {
            token = await tokens.GetAsync(token.Token, cancellation);
            (receipt, answer) = await TryAsync(method, url, body, token, cancellation);
        }
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

    private static HttpRequestMessage Request(HttpMethod method, Uri url, OutgoingBody? body)
    {
        var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("Accept", MediaTypeNames.Application.Json);
        request.Content = body?.ToContent();
        return request;
    }

    private async Task<(SendReceipt, JsonElement?)> TryAsync(
        HttpMethod method,
        Uri url,
        OutgoingBody? body,
        ConnectorToken token,
        CancellationToken cancellation
    )
    {
        if (token.Problem is { } problem)
            return (new(SendStatus.Retry, Reason: problem), null);
        using var request = Request(method, url, body);
        if (token.Authorization is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await SendAsync(request, cancellation);
    }

    private async Task<(SendReceipt, JsonElement?)> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        await using var caller = cancellation.UnsafeRegister(Cancel, limit);
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            var body = await AnswerBody.ReadAsync(response, limit.Token);
            return (Receipts.Of(response, body, time.GetUtcNow()), body);
        }
        catch (HttpRequestException problem)
        {
            return (Receipts.Of(problem), null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (OperationCanceledException)
        {
            return (limit.IsCancellationRequested ? Receipts.Silence(settings.Timeout) : Receipts.NoConnection, null);
        }
    }

    private static void Cancel(object? limit) => ((CancellationTokenSource)limit!).Cancel();
}
