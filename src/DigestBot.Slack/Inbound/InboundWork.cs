namespace DigestBot.Slack;

/// <summary>
/// One thing taken in, and its answer: either the one who waits for it at Slack's end gets it, or it is late and goes another way. Never both.
/// </summary>
internal sealed class InboundWork(SlackInbound inbound, TimeProvider time)
{
    /// <summary>Slack gives three seconds; one is left for the way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SlackReply?> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlackInbound Inbound { get; } = inbound;

    public DateTimeOffset TakenAt { get; } = time.GetUtcNow();

    /// <summary>Slack shows the response of a command or a dialog; an event or a button is only acknowledged, at once.</summary>
    public bool IsAwaited => Inbound is SlashCommand or ViewSubmission or UnknownInteraction;

    /// <summary>The reply, or null when there is none or it is not there in time.</summary>
    public async Task<SlackReply?> InTimeAsync()
    {
        if (IsAwaited && !_reply.Task.IsCompleted)
            await ((Task)_reply.Task.WaitAsync(Patience, time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _reply.TrySetCanceled() ? null : await _reply.Task;
    }

    /// <summary>False when nobody waits any more.</summary>
    public bool Reply(SlackReply? reply) => _reply.TrySetResult(reply);
}
