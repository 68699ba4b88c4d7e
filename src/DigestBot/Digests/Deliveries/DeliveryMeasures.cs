using DigestBot.BotFramework;
using DigestBot.Digests.Deliveries.Sending;

namespace DigestBot.Digests.Deliveries;

/// <summary>Counts what became of a try, once that was written down.</summary>
internal static class DeliveryMeasures
{
    public static void Count(Outcome outcome)
    {
        if (outcome.Verdict == Verdict.Returned)
            return;
        Measures.Tried(Attempts.Outcome(outcome.Receipt));
        switch (outcome.Verdict)
        {
            case Verdict.Sent:
                Measures.Late(outcome.At - outcome.Delivery.Due - outcome.Delivery.Held);
                End(outcome.Delivery, "sent");
                break;
            case Verdict.Retry:
                if (outcome.Receipt.Status == SendStatus.Uncertain)
                    Measures.PossibleDuplicates(1);
                break;
            default:
                End(outcome.Delivery, "failed");
                break;
        }
    }

    private static void End(OutgoingDelivery delivery, string state)
    {
        Measures.DeliveryEnded(state);
        Traces.Settled(delivery.Subscription.Id.Value, delivery.Due);
    }
}
