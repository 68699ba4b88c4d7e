namespace DigestBot.Slack;

public enum SlackStatus
{
    /// <summary>Slack did it.</summary>
    Sent,

    /// <summary>Not done, and worth another try: rate limits, no connection, Slack unavailable.</summary>
    Retry,

    /// <summary>It left, and nobody knows whether Slack did it: a timeout, a broken connection, an error inside Slack.</summary>
    Uncertain,

    /// <summary>The channel, user or workspace cannot be reached any more: archived, left, uninstalled.</summary>
    Unreachable,

    /// <summary>More than one message can hold.</summary>
    TooLarge,

    /// <summary>Refused for a reason that another try will not change.</summary>
    Refused,
}

/// <summary>What became of one call.</summary>
/// <param name="Ts">The message's timestamp, which is its id in the channel.</param>
/// <param name="Channel">The channel it stands in; for a message to a user, the direct conversation.</param>
/// <param name="Error">Slack's error code; null when there is none.</param>
/// <param name="Reason">A sentence for the ledger and the log.</param>
/// <param name="RetryAfter">How long to wait, where Slack or its limits say so.</param>
public sealed record SlackReceipt(
    SlackStatus Status,
    string? Ts = null,
    string? Channel = null,
    string? Error = null,
    string? Reason = null,
    TimeSpan? RetryAfter = null
);

/// <summary>What Slack answered to a question.</summary>
/// <param name="Value">Null unless the receipt says <see cref="SlackStatus.Sent"/> and the answer could be read.</param>
public sealed record SlackResult<T>(SlackReceipt Receipt, T? Value)
    where T : class;
