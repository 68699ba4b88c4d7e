namespace DigestBot.BotFramework;

/// <summary>A turn whose replies go back to the open sockets of its conversation.</summary>
internal sealed class DirectLineTurn(Activity activity, DirectLineConversations conversations) : Turn(activity)
{
    private readonly ConversationReference _reference = ConversationReference.Of(activity);

    public override Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation) =>
        conversations.SendAsync(_reference, reply.AsReplyTo(Activity), cancellation);

    public override Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation) =>
        conversations.UpdateAsync(_reference, reply.Id ?? "", reply.AsReplyTo(Activity), cancellation);
}
