namespace DigestBot.Testing.Proofs;

/// <summary>A digest that a receiver took.</summary>
/// <param name="Content">The bulletin it brings, such as <c>Bulletin 17</c>.</param>
/// <param name="ActivityId">What the receiver called it.</param>
/// <param name="Answered">Whether the receiver says that it took it: what hangs or breaks off does not.</param>
public sealed record Post(string Conversation, string Content, string ActivityId, DateTimeOffset At, bool Answered);

/// <summary>An occurrence that was arranged: this subscription, at this instant (milliseconds since 1970).</summary>
public readonly record struct Occurrence(long Subscription, long Due);

/// <summary>A row of the ledger as an operator reads it.</summary>
public sealed record LedgerRow(
    long Id,
    string Conversation,
    long Subscription,
    long Due,
    string State,
    long Attempts,
    long PossibleDuplicate,
    string? ActivityId,
    string? Error
)
{
    public Occurrence Occurrence => new(Subscription, Due);
}
