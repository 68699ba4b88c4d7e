using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DigestBot.BotFramework;

/// <summary>The Connector over this library's own HTTP calls; after a 401 there is one more, with a fresh token.</summary>
internal sealed class HttpConnectorClient(ConnectorCalls calls) : ConnectorClient
{
    public override async Task<SendReceipt> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var addressed = activity.AddressedTo(reference);
        var path = ConnectorPath.Post(addressed);
        using var body = OutgoingBody.Of(addressed);
        return (await calls.CallAsync(HttpMethod.Post, reference.ServiceUrl, path, body, cancellation)).Receipt;
    }

    public override async Task<SendReceipt> UpdateAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var path = ConnectorPath.Activity(reference.Conversation.Id, activityId);
        var addressed = activity.AddressedTo(reference);
        addressed.Id = activityId;
        using var body = OutgoingBody.Of(addressed);
        return (await calls.CallAsync(HttpMethod.Put, reference.ServiceUrl, path, body, cancellation)).Receipt;
    }

    public override async Task<SendReceipt> DeleteAsync(
        ConversationReference reference,
        string activityId,
        CancellationToken cancellation
    )
    {
        var path = ConnectorPath.Activity(reference.Conversation.Id, activityId);
        return (await calls.CallAsync(HttpMethod.Delete, reference.ServiceUrl, path, null, cancellation)).Receipt;
    }

    public override async Task<CreatedConversation> CreateConversationAsync(
        string channelId,
        string serviceUrl,
        ConversationParameters parameters,
        CancellationToken cancellation
    )
    {
        using var body = OutgoingBody.Of(parameters);
        var (receipt, answer) = await calls.CallAsync(
            HttpMethod.Post,
            serviceUrl,
            ConnectorPath.Conversations,
            body,
            cancellation
        );
        receipt = receipt with { ActivityId = answer.Text("activityId") };
        return receipt.Status == SendStatus.Sent && answer.Text("id") is { Length: > 0 } id
            ? new(receipt, parameters.Created(channelId, answer.Text("serviceUrl") ?? serviceUrl, id))
            : new(receipt, null);
    }

    public override async Task<ConnectorAnswer<ChannelAccount>> GetMemberAsync(
        ConversationReference reference,
        string memberId,
        CancellationToken cancellation
    )
    {
        var path = ConnectorPath.Member(reference.Conversation.Id, memberId);
        return await AskAsync(reference.ServiceUrl, path, BotFrameworkJson.Default.ChannelAccount, cancellation);
    }

    public override async Task<ConnectorAnswer<MemberPage>> GetPagedMembersAsync(
        ConversationReference reference,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellation
    )
    {
        var path = ConnectorPath.PagedMembers(reference.Conversation.Id, pageSize, continuationToken);
        return await AskAsync(reference.ServiceUrl, path, BotFrameworkJson.Default.MemberPage, cancellation);
    }

    private async Task<ConnectorAnswer<T>> AskAsync<T>(
        string serviceUrl,
        string? path,
        JsonTypeInfo<T> type,
        CancellationToken cancellation
    )
        where T : class
    {
        var (receipt, answer) = await calls.CallAsync(HttpMethod.Get, serviceUrl, path, null, cancellation);
        receipt = receipt with { ActivityId = null };
        try
        {
            return new(receipt, receipt.Status == SendStatus.Sent ? answer?.Deserialize(type) : null);
        }
        catch (JsonException)
        {
            return new(receipt, null);
        }
    }
}
