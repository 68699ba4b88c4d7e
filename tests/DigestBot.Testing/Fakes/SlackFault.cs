namespace DigestBot.Testing;

/// <summary>What a <see cref="FakeSlack"/> does with one call instead of the right thing.</summary>
public abstract record SlackFault
{
    /// <summary>Does the right thing this time.</summary>
    public sealed record None : SlackFault;

    /// <summary>Answers 200 with <c>ok: false</c>; nothing was done.</summary>
    public sealed record Error(string Code) : SlackFault;

    /// <summary>Answers a status with a gateway's page.</summary>
    /// <param name="IsDone">The call was done nevertheless.</param>
    public sealed record Gateway(int Status, bool IsDone = false, string? RetryAfter = null) : SlackFault;

    /// <summary>Answers 429.</summary>
    public sealed record Limited(int Seconds) : SlackFault;

    /// <summary>Does it and never answers.</summary>
    public sealed record Hang : SlackFault;

    /// <summary>Does it and closes the connection.</summary>
    public sealed record Drop : SlackFault;

    /// <summary>Does it and answers 200 with bytes as they are; without any, with something that is no JSON.</summary>
    public sealed record Garbage(byte[]? Body = null) : SlackFault;
}
