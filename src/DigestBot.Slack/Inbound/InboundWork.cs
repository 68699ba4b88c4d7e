namespace DigestBot.Slack;

/// <summary>
/// One thing taken in, and its answer: either the one who waits for it at Slack's end gets it, or it is late and goes another way. Never both.
/// </summary>
internal sealed class InboundWork(SlackInbound inbound, TimeProvider time)
{
    /// <summary>Slack gives three seconds from when it sent it; one is left for the way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SlackReply?> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _started = time.GetTimestamp();

    public SlackInbound Inbound { get; } = inbound;

    public DateTimeOffset TakenAt { get; } = time.GetUtcNow();

    /// <summary>Slack shows the response of a command or a dialog; an event or a button is only acknowledged, at once.</summary>
    public bool IsAwaited => Inbound is SlashCommand or ViewSubmission or UnknownInteraction;

    /// <summary>Whether it is done before Slack has waited long enough.</summary>
    public async ValueTask<bool> IsInTimeAsync(Task task)
    {
        var left = Patience - time.GetElapsedTime(_started);
        if (!task.IsCompleted && left > TimeSpan.Zero)
            await task.WaitAsync(left, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }

    /// <summary>The reply, or null when there is none or it is not there in time.</summary>
    public async Task<SlackReply?> InTimeAsync()
    {
        if (!IsAwaited)
            return null;
        await IsInTimeAsync(_reply.Task);
        return _reply.TrySetCanceled() ? null : await _reply.Task;
    }

    /// <summary>False when nobody waits any more.</summary>
    public bool Reply(SlackReply? reply) => IsAwaited && _reply.TrySetResult(reply);
}
