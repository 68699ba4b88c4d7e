using System.Net;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>What the SDK is about to call.</summary>
/// <param name="Path">Below the service URL; null when an id is not one a path can carry.</param>
internal sealed record SdkCall(HttpMethod Method, string ServiceUrl, string? Path)
{
    public Uri? Url { get; } = Path is null ? null : ConnectorPath.Below(ServiceUrl, Path);
}

/// <summary>One call of the SDK's to a Connector: trust, token, time limit, and what the outcome means.</summary>
internal sealed class SdkCalls(
    BotFrameworkSettings settings,
    TrustedServiceUrls trusted,
    SdkTokens tokens,
    TimeProvider time,
    ILogger<SdkCalls> logger
)
{
    /// <param name="make">Makes the call and returns what the channel acknowledged.</param>
    public async Task<SendReceipt> RunAsync(
        SdkCall call,
        Func<CancellationToken, Task<SendReceipt>> make,
        CancellationToken cancellation
    )
    {
        if (Objection(call) is { } objection)
        {
            Log.UntrustedServiceUrl(logger, call.ServiceUrl, objection);
            return new(SendStatus.Refused, Reason: objection);
        }
        var receipt = await TryAsync(make, refreshToken: false, cancellation);
        if (receipt.HttpStatus == (int)HttpStatusCode.Unauthorized && settings.HasIdentity)
            receipt = await TryAsync(make, refreshToken: true, cancellation);
        if (receipt.Status == SendStatus.Sent)
            Log.Called(logger, call.Method, call.Url!, receipt.Status, receipt.HttpStatus);
        else
            Log.CallFailed(logger, call.Method, call.Url!, receipt.Status, receipt.HttpStatus, receipt.Reason);
        return receipt;
    }

    private string? Objection(SdkCall call) =>
        trusted.Objection(call.ServiceUrl) ?? (call.Url is null ? ConnectorPath.NoUsableId : null);

    private async Task<SendReceipt> TryAsync(
        Func<CancellationToken, Task<SendReceipt>> make,
        bool refreshToken,
        CancellationToken cancellation
    )
    {
        if (await tokens.ProblemAsync(refreshToken, cancellation) is { } problem)
            return new(SendStatus.Retry, Reason: problem);
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await make(either.Token);
        }
        catch (Exception failure) when (SdkReceipts.Of(failure, time.GetUtcNow()) is { } receipt)
        {
            return receipt;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return limit.IsCancellationRequested ? Receipts.Silence(settings.Timeout) : Receipts.NoConnection;
        }
    }
}
