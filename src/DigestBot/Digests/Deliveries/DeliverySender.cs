using System.Data.Common;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Makes one try at a delivery and writes down what became of it.</summary>
internal sealed class DeliverySender(
    ChannelDirectory channels,
    DigestComposer composer,
    ActivityRenderer renderer,
    DeliveryLedger ledger,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<DeliverySender> log
)
{
    private const int WritesTried = 120;
    private static readonly TimeSpan _writeDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _firstDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromMinutes(10);

    /// <summary>Never throws for what one conversation or channel does.</summary>
    public async Task SendAsync(OutgoingDelivery delivery, CancellationToken cancellation)
    {
        SendReceipt receipt;
        var shown = delivery.Sections.Count;
        try
        {
            (receipt, shown) = await TryAsync(delivery, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            receipt = new SendReceipt(SendStatus.Uncertain, Reason: "The service stopped while this was on its way.");
        }
        catch (Exception fault)
        {
            log.DeliveryBroke(delivery.Id.Value, fault);
            receipt = new SendReceipt(SendStatus.Retry, Reason: $"It could not be put together: {fault.Message}");
        }
        await WriteDownSurelyAsync(delivery, receipt, shown);
    }

    /// <summary>A full or busy disk is waited out: as long as the outcome is not written, the delivery keeps its place.</summary>
    private async Task WriteDownSurelyAsync(OutgoingDelivery delivery, SendReceipt receipt, int shown)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteDownAsync(delivery, receipt, shown);
                return;
            }
            catch (DbException fault) when (attempt < WritesTried)
            {
                log.OutcomeNotWritten(delivery.Id.Value, receipt.Status.ToString(), fault.Message);
                await Task.Delay(_writeDelay, time);
            }
        }
    }

    private async Task<(SendReceipt Receipt, int Shown)> TryAsync(
        OutgoingDelivery delivery,
        CancellationToken cancellation
    )
    {
        if (channels.For(delivery.Conversation) is not { } channel)
        {
            var reason = $"No channel serves \"{delivery.Conversation.ChannelId}\" here.";
            return (new SendReceipt(SendStatus.Refused, Reason: reason), 0);
        }
        var whole = await composer.ComposeAsync(delivery, cancellation);
        var message = renderer.Fitting(whole, delivery.Conversation.ChannelId);
        var leftOut = (whole.Items ?? 0) - (message.Items ?? 0);
        return (
            await channel.SendAsync(delivery.Conversation, message, cancellation),
            delivery.Sections.Count - leftOut
        );
    }

    /// <summary>Not cancelled with the send: what is known is written down.</summary>
    private Task WriteDownAsync(OutgoingDelivery delivery, SendReceipt receipt, int shown)
    {
        var (id, attempt, reason) = (delivery.Id.Value, delivery.Attempt, receipt.Reason ?? "");
        switch (receipt.Status)
        {
            case SendStatus.Sent:
                log.DigestSent(
                    id,
                    delivery.Conversation.Id.Value,
                    shown,
                    attempt,
                    time.GetUtcNow() - delivery.Due - delivery.Held
                );
                return ledger.SentAsync(delivery, receipt, shown, CancellationToken.None);
            case SendStatus.Unreachable:
                log.ConversationUnreachable(delivery.Conversation.Id.Value, id, reason);
                return ledger.UnreachableAsync(delivery, receipt, CancellationToken.None);
            case SendStatus.Retry or SendStatus.Uncertain when NextAttempt(delivery, receipt) is { } next:
                log.DigestRetrying(id, attempt, next, reason);
                return ledger.RetryAsync(delivery, receipt, next, CancellationToken.None);
            default:
                log.DigestFailed(id, attempt, reason);
                return ledger.FailAsync(delivery, receipt, CancellationToken.None);
        }
    }

    /// <summary>Doubling from 10 s to 10 min, spread by a fifth; null when it would be too late.</summary>
    private DateTimeOffset? NextAttempt(OutgoingDelivery delivery, SendReceipt receipt)
    {
        var doubled = _firstDelay * Math.Pow(2, Math.Min(delivery.Attempt - 1, 10));
        var delay = (doubled < _longestDelay ? doubled : _longestDelay) * (0.8 + 0.4 * Random.Shared.NextDouble());
        if (receipt.RetryAfter is { } asked && asked > delay)
            delay = asked;
        var next = time.GetUtcNow() + delay;
        return next - delivery.Due - delivery.Held <= options.Value.CatchUp ? next : null;
    }
}
