using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>What the bot gets from a Direct Line client, completed as the channel would.</summary>
internal static class DirectLineInbound
{
    private const string AnonymousUser = "user";

    /// <summary>The user and the bot have joined.</summary>
    public static Activity Opened(
        HttpRequest request,
        DirectLineConversation conversation,
        DirectLineOpening opening
    ) =>
        Completed(
            new Activity
            {
                Type = ActivityTypes.ConversationUpdate,
                Id = DirectLineTokens.NewId(),
                From = opening.User,
                Locale = opening.Locale,
                MembersAdded =
                [
                    DirectLineConversations.Bot,
                    new ChannelAccount { Id = conversation.UserId ?? AnonymousUser, Name = opening.User?.Name },
                ],
            },
            request,
            conversation
        );

    /// <summary>The user's own id is the one the conversation was opened for, whatever the activity says.</summary>
    public static Activity Completed(Activity activity, HttpRequest request, DirectLineConversation conversation)
    {
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId = DirectLineConversations.ChannelId;
        activity.ServiceUrl = $"{request.Scheme}://{request.Host}/";
        activity.Conversation = new ConversationAccount { Id = conversation.Id };
        activity.Recipient = DirectLineConversations.Bot;
        activity.From ??= new ChannelAccount();
        activity.From.Id = conversation.UserId ?? activity.From.Id ?? AnonymousUser;
        activity.From.Role ??= "user";
        return activity;
    }

    /// <summary>Where the conversation's socket is; the token is still to be added.</summary>
    public static string StreamUrl(HttpRequest request, string conversationId) =>
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}/v3/directline/conversations/{conversationId}/stream"
        + $"?watermark={Uri.EscapeDataString(request.Query["watermark"].ToString())}";
}
