namespace DigestBot.BotFramework;

/// <summary>Fills in who speaks to whom and where. The caller's activity is not changed; what it sets itself is kept.</summary>
internal static class Addressing
{
    public static Activity AsReplyTo(this Activity reply, Activity inbound)
    {
        var addressed = reply.AddressedTo(ConversationReference.Of(inbound));
        addressed.ReplyToId ??= inbound.Id;
        addressed.Locale ??= inbound.Locale;
        return addressed;
    }

    public static Activity AddressedTo(this Activity activity, ConversationReference reference)
    {
        var addressed = activity.Copy();
        addressed.Type ??= ActivityTypes.Message;
        addressed.ChannelId ??= Given(reference.ChannelId);
        addressed.ServiceUrl ??= Given(reference.ServiceUrl);
        addressed.Conversation ??= reference.Conversation;
        addressed.From ??= reference.Bot;
        addressed.Recipient ??= reference.User;
        return addressed;
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
