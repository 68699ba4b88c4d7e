namespace DigestBot.Testing;

/// <summary>What a <see cref="FakeConnector"/> does with one call instead of the right thing.</summary>
public abstract record ConnectorFault
{
    /// <summary>Answers a status with an error body; the activity is not taken.</summary>
    public sealed record Refuse(int Status, string Code = "Error", string? RetryAfter = null) : ConnectorFault;

    /// <summary>Takes the activity and never answers.</summary>
    public sealed record Hang : ConnectorFault;

    /// <summary>Takes the activity and closes the connection.</summary>
    public sealed record Drop : ConnectorFault;

    /// <summary>Takes the activity and answers once the test says so.</summary>
    public sealed record Slow(Task Until) : ConnectorFault
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The call that is slow has come.</summary>
        public Task Reached => _reached.Task;

        public void Reach() => _reached.TrySetResult();
    }

    /// <summary>Takes the activity, if the status says so, and answers with bytes as they are; without any, with something that is no JSON.</summary>
    public sealed record Garbage(int Status = 200, byte[]? Body = null) : ConnectorFault;
}
