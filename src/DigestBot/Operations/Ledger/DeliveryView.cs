using System.Text.Json.Serialization;

namespace DigestBot.Operations.Ledger;

/// <summary>A delivery as operators see it. Instants are ISO 8601, UTC.</summary>
/// <param name="Channel">Such as <c>msteams</c>.</param>
/// <param name="SentAt">When the channel acknowledged it; null when it did not.</param>
/// <param name="LateSeconds">From due until acknowledged, or until now while it is still to be sent; null when it never will be.</param>
/// <param name="Receipt">The channel's id of the message.</param>
/// <param name="Sections">What it says; only when one delivery is asked for.</param>
internal sealed record DeliveryView(
    long Id,
    long Conversation,
    string Channel,
    long Subscription,
    DateTimeOffset Due,
    string State,
    DateTimeOffset ChangedAt,
    DateTimeOffset? SentAt,
    double? LateSeconds,
    DateTimeOffset? NextAttempt,
    bool PossibleDuplicate,
    string? Receipt,
    string? Error,
    IReadOnlyList<AttemptView> Attempts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SectionView>? Sections = null
);

/// <summary>One try.</summary>
/// <param name="Ended">Null when the service stopped first.</param>
/// <param name="Outcome"><c>sent</c>, <c>retry</c>, <c>uncertain</c>, <c>unreachable</c>, <c>toolarge</c> or <c>refused</c>.</param>
internal sealed record AttemptView(
    int Number,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    string Outcome,
    int? HttpStatus,
    string? Receipt,
    string? Reason
);

/// <summary>A section that a delivery contains.</summary>
internal sealed record SectionView(long Id, string Article, string Heading);

/// <summary>Deliveries, newest first.</summary>
/// <param name="Next">Where the next page begins: the value of <c>cursor</c>; null on the last page.</param>
internal sealed record DeliveryPage(IReadOnlyList<DeliveryView> Deliveries, string? Next);

/// <summary>What is wrong with a request, in a sentence.</summary>
internal sealed record Complaint(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DeliveryPage))]
[JsonSerializable(typeof(DeliveryView))]
[JsonSerializable(typeof(Complaint))]
internal sealed partial class LedgerJson : JsonSerializerContext;
