using DigestBot.BotFramework;

namespace DigestBot.Digests.Deliveries;

/// <summary>Counts what became of a try, once that was written down.</summary>
internal static class DeliveryMeasures
{
    public static void Sent(OutgoingDelivery delivery, SendReceipt receipt, TimeSpan late)
    {
        Measures.Tried(Attempts.Outcome(receipt));
        Measures.Late(late);
        End(delivery, "sent");
    }

    public static void Failed(OutgoingDelivery delivery, SendReceipt receipt)
    {
        Measures.Tried(Attempts.Outcome(receipt));
        End(delivery, "failed");
    }

    public static void Retrying(SendReceipt receipt)
    {
        Measures.Tried(Attempts.Outcome(receipt));
        if (receipt.Status == SendStatus.Uncertain)
            Measures.PossibleDuplicates(1);
    }

    private static void End(OutgoingDelivery delivery, string state)
    {
        Measures.DeliveryEnded(state);
        Traces.Settled(delivery.Subscription.Id.Value, delivery.Due);
    }
}
