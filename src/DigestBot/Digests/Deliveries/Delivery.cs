using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;

namespace DigestBot.Digests.Deliveries;

internal readonly record struct DeliveryId(long Value);

/// <summary>Where a delivery stands. The ledger stores the names in lowercase.</summary>
internal enum DeliveryState
{
    /// <summary>Written, not tried yet.</summary>
    Pending,

    /// <summary>On its way; found so after a crash, it may have arrived.</summary>
    Sending,

    /// <summary>Acknowledged by the channel.</summary>
    Sent,

    /// <summary>Not taken yet; another try is planned.</summary>
    Retrying,

    /// <summary>Given up; its sections come with the next digest.</summary>
    Failed,

    /// <summary>Too late to be worth posting; its sections come with the next digest.</summary>
    Missed,

    /// <summary>There was nothing new to post.</summary>
    Empty,

    /// <summary>Left out on purpose: somebody skipped it, it fell on a holiday, or with another of its conversation.</summary>
    Skipped,
}

internal static class OpenDeliveries
{
    /// <summary>That a delivery has not come to its end, in the words of the index <c>deliveries_open</c>.</summary>
    public static string Of(string table) =>
        $"({table}.state = 'pending' OR {table}.state = 'sending' OR {table}.state = 'retrying')";
}

/// <summary>A delivery on its way, with the content that was fixed before its first try.</summary>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Message">The hash of the settled message that says it.</param>
/// <param name="Held">How long it was held for quiet hours; that is no lateness.</param>
internal sealed record OutgoingDelivery(
    DeliveryId Id,
    Subscription Subscription,
    Conversation Conversation,
    DateTimeOffset Due,
    int Attempt,
    IReadOnlyList<SectionId> Sections,
    string Message,
    TimeSpan Held = default
);
