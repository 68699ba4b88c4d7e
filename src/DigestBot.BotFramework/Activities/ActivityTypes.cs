namespace DigestBot.BotFramework;

/// <summary>The activity types this project names; any other is accepted too.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string InvokeResponse = "invokeResponse";
    public const string Event = "event";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string EndOfConversation = "endOfConversation";
    public const string Typing = "typing";

    /// <summary>The type, or <c>other</c> when it is none of these: for counting, where callers must not make up names.</summary>
    public static string Known(string? type) =>
        type
            is Message
                or ConversationUpdate
                or InstallationUpdate
                or Invoke
                or Event
                or MessageUpdate
                or MessageDelete
                or MessageReaction
                or EndOfConversation
                or Typing
            ? type
            : "other";
}
