using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Circuits;
using DigestBot.Digests.Content;
using DigestBot.Digests.Deliveries.Sending;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Makes one try at a delivery and judges what became of it.</summary>
internal sealed class DeliverySender(
    ChannelDirectory channels,
    SettledMessages messages,
    SendGate gate,
    EarlierTries earlier,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<DeliverySender> log
)
{
    /// <summary>Never throws for what one conversation or channel does.</summary>
    public async Task<Outcome> SendAsync(OutgoingDelivery delivery, CancellationToken cancellation)
    {
        using var scope = log.DeliveryScope(delivery.Id.Value);
        using var trace = Traces.Delivery(delivery.Subscription.Id.Value, delivery.Id.Value, delivery.Due);
        Reported reported;
        try
        {
            var message = await messages.FindAsync(delivery.Message, cancellation);
            if (gate.Leave(delivery.Conversation, delivery.Id) is { } wait)
                return Outcome.NeverLeft(delivery, time.GetUtcNow() + wait);
            reported = await TryAsync(delivery, message, cancellation);
            if (reported.Receipt is { NeverLeft: true, RetryAfter: { } later })
                return Outcome.NeverLeft(delivery, time.GetUtcNow() + later);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            reported = new(new(SendStatus.Uncertain, Reason: "The service stopped while this was on its way."));
        }
        catch (Exception fault)
        {
            log.DeliveryBroke(delivery.Id.Value, fault);
            reported = new(new(SendStatus.Retry, Reason: $"It could not be put together: {fault.Message}"));
        }
        return Judge(delivery, reported.Receipt) with { Wronged = reported.Wronged };
    }

    private async Task<Reported> TryAsync(
        OutgoingDelivery delivery,
        CardMessage message,
        CancellationToken cancellation
    )
    {
        using var trace = Traces.Attempt(delivery.Attempt);
        if (channels.For(delivery.Conversation) is not { } channel)
            return new(
                new(SendStatus.Refused, Reason: $"No channel serves \"{delivery.Conversation.ChannelId}\" here.")
            );
        var left = time.GetTimestamp();
        var answer = await channel.SendAsync(
            delivery.Conversation,
            message,
            await earlier.OfAsync(delivery, cancellation),
            cancellation
        );
        var reported = gate.Report(delivery.Conversation, answer, left);
        var receipt = reported.Receipt;
        Traces.Ended(trace, Attempts.Outcome(receipt), receipt.Status == SendStatus.Sent, receipt.Reason);
        return reported;
    }

    private Outcome Judge(OutgoingDelivery delivery, SendReceipt receipt)
    {
        var (id, attempt, reason) = (delivery.Id.Value, delivery.Attempt, receipt.Reason ?? "");
        var (conversation, now) = (delivery.Conversation, time.GetUtcNow());
        switch (receipt.Status)
        {
            case SendStatus.Sent:
                log.DigestSent(
                    id,
                    conversation.Id.Value,
                    delivery.Sections.Count,
                    attempt,
                    now - delivery.Due - delivery.Held
                );
                return new Outcome(delivery, Verdict.Sent, receipt, now);
            case SendStatus.Unreachable:
                log.ConversationUnreachable(conversation.Id.Value, id, reason);
                return new Outcome(delivery, Verdict.Parked, receipt, now);
            case SendStatus.Retry
            or SendStatus.Uncertain
                when !IsLong(now - delivery.Due - delivery.Held)
                    && RetryDelay.Next(delivery, receipt, now, options.Value.CatchUp) is { } next:
                log.DigestRetrying(id, attempt, next, reason);
                return new Outcome(delivery, Verdict.Retry, receipt, now, next);
            case not SendStatus.TooLarge when conversation.FailingSince is { } since && IsLong(now - since):
                log.ConversationParked(conversation.Id.Value, since, id, reason);
                return new Outcome(delivery, Verdict.Parked, receipt, now);
            default:
                log.DigestFailed(id, attempt, reason);
                return new Outcome(delivery, Verdict.Failed, receipt, now);
        }
    }

    private bool IsLong(TimeSpan failing) => failing >= TimeSpan.FromHours(options.Value.ParkAfterHours);
}
