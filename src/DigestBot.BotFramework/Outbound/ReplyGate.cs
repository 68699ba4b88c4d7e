namespace DigestBot.BotFramework;

/// <summary>Asked before each try to send a reply through the Connector: completes when the channel's limits let it go.</summary>
/// <remarks>A host that counts what it sends registers its own; without one nothing waits.</remarks>
public delegate ValueTask ReplyGate(Activity inbound, CancellationToken cancellation);
