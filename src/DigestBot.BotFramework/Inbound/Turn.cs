using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>One inbound, authenticated activity and the way back to its sender.</summary>
/// <remarks>
/// The way back is the Connector, the Direct Line conversation or, with <c>deliveryMode: expectReplies</c>, the response's body.
/// </remarks>
public abstract class Turn(Activity activity)
{
    public Activity Activity { get; } = activity;

    /// <summary>What an invoke answers; null means this bot does not handle it (501).</summary>
    public InvokeResponse? InvokeResponse { get; set; }

    /// <summary>Whether something may still be sent after the request was answered.</summary>
    public virtual bool OutlivesItsRequest => true;

    /// <summary>Sends a reply. Addressing (from, recipient, conversation, replyToId) is filled in.</summary>
    public abstract Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation);

    /// <summary>Replaces an activity the bot sent earlier (its id stands in <see cref="Activity.Id"/>).</summary>
    public abstract Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation);
}

/// <summary>The bot: what it does with a turn. Registered in the container by the service.</summary>
public delegate Task TurnHandler(Turn turn, CancellationToken cancellation);

/// <summary>The answer to an invoke: its HTTP status and JSON body.</summary>
public sealed record InvokeResponse(int Status, JsonElement? Body = null);

public enum SendStatus
{
    /// <summary>The channel acknowledged it.</summary>
    Sent,

    /// <summary>Not taken now; worth another try (412, 429, 500, 503, connection refused, no token).</summary>
    Retry,

    /// <summary>It left, but no acknowledgement came (timeout, dropped connection, 502, 504): it may have arrived.</summary>
    Uncertain,

    /// <summary>The conversation is gone or blocks the bot (403, 404, 410).</summary>
    Unreachable,

    /// <summary>Larger than the channel takes (413).</summary>
    TooLarge,

    /// <summary>Refused for a reason that another try will not change (other 4xx).</summary>
    Refused,
}

/// <summary>What became of one send.</summary>
/// <param name="ActivityId">The channel's id of the activity when <see cref="SendStatus.Sent"/> and the channel told it.</param>
/// <param name="HttpStatus">Null when no response came.</param>
/// <param name="Reason">A sentence for the ledger and the log.</param>
/// <param name="RetryAfter">How long the channel asked to wait.</param>
public sealed record SendReceipt(
    SendStatus Status,
    string? ActivityId = null,
    int? HttpStatus = null,
    string? Reason = null,
    TimeSpan? RetryAfter = null
)
{
    /// <summary>Whether the channel was asked what became of earlier, uncertain tries, and none of them is there beside this one.</summary>
    public bool IsOnly { get; init; }

    /// <summary>Whether it was held back and not tried at all; it may be after <see cref="RetryAfter"/>.</summary>
    public bool NeverLeft { get; init; }
}
