namespace DigestBot.Slack;

/// <summary>What an authenticated request turned out to be.</summary>
internal abstract record InboundReading
{
    private InboundReading() { }

    /// <summary>Something for the app.</summary>
    public sealed record Taken(SlackInbound Inbound) : InboundReading;

    /// <summary>Slack makes sure that the address is the app's.</summary>
    public sealed record Challenge(string Text) : InboundReading;

    /// <summary>Nothing for the app; Slack only wants to know that it came.</summary>
    public sealed record Ignored(string Why) : InboundReading;

    /// <summary>Not what Slack sends.</summary>
    public sealed record Invalid(string Problem) : InboundReading;
}
