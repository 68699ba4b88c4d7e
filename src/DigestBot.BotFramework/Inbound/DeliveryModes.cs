namespace DigestBot.BotFramework;

internal static class DeliveryModes
{
    public const string ExpectReplies = "expectReplies";
}
