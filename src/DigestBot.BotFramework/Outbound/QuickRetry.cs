using System.Net;

namespace DigestBot.BotFramework;

/// <summary>Someone is waiting for this reply: two more tries, soon, when the channel did not take it. Each waits for the gate.</summary>
internal sealed class QuickRetry(TimeProvider time, ReplyGate gate)
{
    private const int Tries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public async Task<SendReceipt> RunAsync(
        Activity inbound,
        Func<Task<SendReceipt>> send,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            await gate(inbound, cancellation);
            var receipt = await send();
            var pause = receipt.RetryAfter ?? FirstPause * (1 << (attempt - 1)) * (0.5 + Random.Shared.NextDouble());
            if (attempt == Tries || !IsWorthWhile(receipt) || pause > LongestPause)
                return receipt;
            await Task.Delay(pause, time, cancellation);
        }
    }

    private static bool IsWorthWhile(SendReceipt receipt) =>
        receipt
            is { Status: SendStatus.Retry, HttpStatus: not (int)HttpStatusCode.Unauthorized }
                or { HttpStatus: (int)HttpStatusCode.BadGateway or (int)HttpStatusCode.GatewayTimeout };
}
