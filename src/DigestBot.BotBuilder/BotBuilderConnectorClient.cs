using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Rest;

namespace DigestBot.BotBuilder;

/// <summary>What the bot sends on its own account, by the SDK's way to go on with a conversation.</summary>
/// <remarks>
/// In there the SDK's Connector is called, and not <c>SendActivityAsync</c>, which would make every post a reply to the made-up
/// activity that goes on with the conversation.
/// </remarks>
internal sealed class BotBuilderConnectorClient(CloudAdapter adapter, SdkCalls calls, BotFrameworkSettings settings)
    : ConnectorClient
{
    private string AppId => settings.MicrosoftAppId ?? "";

    public override Task<SendReceipt> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var addressed = activity.AddressedTo(reference);
        var sent = SdkJson.Of(addressed);
        return ContinueAsync(
            reference,
            new SdkCall(HttpMethod.Post, reference.ServiceUrl, ConnectorPath.Post(addressed)),
            async (conversations, id, end) =>
            {
                using var answer = addressed.ReplyToId is { Length: > 0 } parent
                    ? await conversations.ReplyToActivityWithHttpMessagesAsync(id, parent, sent, null, end)
                    : await conversations.SendToConversationWithHttpMessagesAsync(id, sent, null, end);
                return SdkReceipts.Sent(answer.Body?.Id, answer.Response);
            },
            cancellation
        );
    }

    public override Task<SendReceipt> UpdateAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var sent = SdkJson.Of(activity.AddressedTo(reference));
        sent.Id = activityId;
        return ContinueAsync(
            reference,
            new SdkCall(
                HttpMethod.Put,
                reference.ServiceUrl,
                ConnectorPath.Activity(reference.Conversation.Id, activityId)
            ),
            async (conversations, id, end) =>
            {
                using var answer = await conversations.UpdateActivityWithHttpMessagesAsync(
                    id,
                    activityId,
                    sent,
                    null,
                    end
                );
                return SdkReceipts.Sent(answer.Body?.Id, answer.Response);
            },
            cancellation
        );
    }

    public override Task<SendReceipt> DeleteAsync(
        ConversationReference reference,
        string activityId,
        CancellationToken cancellation
    ) =>
        ContinueAsync(
            reference,
            new SdkCall(
                HttpMethod.Delete,
                reference.ServiceUrl,
                ConnectorPath.Activity(reference.Conversation.Id, activityId)
            ),
            async (conversations, id, end) =>
            {
                using var answer = await conversations.DeleteActivityWithHttpMessagesAsync(id, activityId, null, end);
                return SdkReceipts.Sent(null, answer.Response);
            },
            cancellation
        );

    public override async Task<CreatedConversation> CreateConversationAsync(
        string channelId,
        string serviceUrl,
        ConversationParameters parameters,
        CancellationToken cancellation
    )
    {
        ConversationReference? created = null;
        var receipt = await calls.RunAsync(
            new SdkCall(HttpMethod.Post, serviceUrl, ConnectorPath.Conversations),
            async end =>
            {
                string? first = null;
                await adapter.CreateConversationAsync(
                    AppId,
                    channelId,
                    serviceUrl,
                    null,
                    SdkJson.Of(parameters),
                    (context, _) =>
                    {
                        first = context.Activity.Id;
                        created = parameters.Created(channelId, serviceUrl, context.Activity.Conversation.Id);
                        return Task.CompletedTask;
                    },
                    end
                );
                return SdkReceipts.Sent(first);
            },
            cancellation
        );
        return new(receipt, created);
    }

    public override Task<ConnectorAnswer<ChannelAccount>> GetMemberAsync(
        ConversationReference reference,
        string memberId,
        CancellationToken cancellation
    ) =>
        AskAsync(
            reference,
            new SdkCall(
                HttpMethod.Get,
                reference.ServiceUrl,
                ConnectorPath.Member(reference.Conversation.Id, memberId)
            ),
            async (conversations, id, end) =>
                SdkJson.Of(await ((Conversations)conversations).GetConversationMemberAsync(memberId, id, end)),
            cancellation
        );

    public override Task<ConnectorAnswer<MemberPage>> GetPagedMembersAsync(
        ConversationReference reference,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellation
    ) =>
        AskAsync(
            reference,
            new SdkCall(
                HttpMethod.Get,
                reference.ServiceUrl,
                ConnectorPath.PagedMembers(reference.Conversation.Id, pageSize, continuationToken)
            ),
            async (conversations, id, end) =>
            {
                var page = await conversations.GetConversationPagedMembersAsync(id, pageSize, continuationToken, end);
                return new MemberPage([.. page.Members.Select(SdkJson.Of)], page.ContinuationToken);
            },
            cancellation
        );

    private async Task<ConnectorAnswer<T>> AskAsync<T>(
        ConversationReference reference,
        SdkCall call,
        Func<IConversations, string, CancellationToken, Task<T>> ask,
        CancellationToken cancellation
    )
        where T : class
    {
        T? value = null;
        var receipt = await ContinueAsync(
            reference,
            call,
            async (conversations, id, end) =>
            {
                value = await ask(conversations, id, end);
                return SdkReceipts.Sent(null);
            },
            cancellation
        );
        return new(receipt, value);
    }

    private Task<SendReceipt> ContinueAsync(
        ConversationReference reference,
        SdkCall call,
        Func<IConversations, string, CancellationToken, Task<SendReceipt>> make,
        CancellationToken cancellation
    ) =>
        calls.RunAsync(
            call,
            async end =>
            {
                SendReceipt? receipt = null;
                await adapter.ContinueConversationAsync(
                    AppId,
                    SdkJson.Of(reference),
                    async (context, within) =>
                    {
                        var connector = context.TurnState.Get<IConnectorClient>();
                        receipt = await make(connector.Conversations, reference.Conversation.Id ?? "", within);
                    },
                    end
                );
                return receipt!;
            },
            cancellation
        );
}
