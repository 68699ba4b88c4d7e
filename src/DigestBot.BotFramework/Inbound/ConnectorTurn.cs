namespace DigestBot.BotFramework;

/// <summary>A turn whose replies go back through the Connector.</summary>
internal sealed class ConnectorTurn(Activity activity, ConnectorClient connector, QuickRetry retry) : Turn(activity)
{
    private readonly ConversationReference _reference = ConversationReference.Of(activity);

    public override Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation)
    {
        var addressed = reply.AsReplyTo(Activity);
        return retry.RunAsync(Activity, () => connector.SendAsync(_reference, addressed, cancellation), cancellation);
    }

    public override Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation)
    {
        var addressed = reply.AsReplyTo(Activity);
        return retry.RunAsync(
            Activity,
            () => connector.UpdateAsync(_reference, reply.Id ?? "", addressed, cancellation),
            cancellation
        );
    }
}
