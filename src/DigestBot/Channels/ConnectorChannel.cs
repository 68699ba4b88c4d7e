using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.BotFramework;
using DigestBot.Channels.Slack;

namespace DigestBot.Channels;

/// <summary>Teams and every other conversation that is reached through the Bot Connector.</summary>
internal sealed class ConnectorChannel(ConnectorClient connector, ActivityRenderer renderer) : IChannel
{
    public bool Serves(Conversation conversation) =>
        conversation.ChannelId is not (DirectLineConversations.ChannelId or SlackAddress.Channel);

    public Task<SendReceipt> SendAsync(
        Conversation conversation,
        CardMessage message,
        Posting posting,
        CancellationToken cancellation
    )
    {
        var activity = renderer.Render(message, conversation.ChannelId);
        return IsTeamsChannel(conversation.Reference)
            ? StartThreadAsync(conversation.Reference, activity, cancellation)
            : connector.SendAsync(conversation.Reference, activity, cancellation);
    }

    private static bool IsTeamsChannel(ConversationReference reference) =>
        reference is { ChannelId: "msteams", Conversation.ConversationType: "channel" };

    /// <summary>In a team's channel every post on the bot's own account is a thread of its own, which Teams creates as a conversation.</summary>
    private async Task<SendReceipt> StartThreadAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var created = await connector.CreateConversationAsync(
            reference.ChannelId,
            reference.ServiceUrl,
            new ConversationParameters
            {
                IsGroup = true,
                Bot = reference.Bot,
                TenantId = reference.Conversation.TenantId,
                ChannelData = ChannelData(reference.Conversation),
                Activity = activity,
            },
            cancellation
        );
        return created.Receipt;
    }

    private static JsonElement ChannelData(ConversationAccount channel)
    {
        var data = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel.Id } };
        if (channel.TenantId is { Length: > 0 } tenant)
            data["tenant"] = new JsonObject { ["id"] = tenant };
        return JsonElement.Parse(data.ToJsonString());
    }
}
