using System.Globalization;
using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>The Web API of Slack, for any workspace the app is installed in.</summary>
public sealed class SlackWeb
{
    private readonly SlackCalls _calls;

    internal SlackWeb(SlackCalls calls) => _calls = calls;

    /// <param name="teamId">Null where there is only one workspace.</param>
    public SlackWebClient For(string? teamId) => new(_calls, teamId);
}

/// <summary>The Web API in one workspace. Everything is checked against Slack's limits before it is sent.</summary>
public sealed class SlackWebClient
{
    private readonly SlackCalls _calls;
    private readonly string? _team;

    internal SlackWebClient(SlackCalls calls, string? team) => (_calls, _team) = (calls, team);

    public Task<SlackReceipt> PostMessageAsync(SlackMessage message, CancellationToken cancellation) =>
        SendAsync("chat.postMessage", message, MessageBody.Of(message), cancellation);

    /// <summary>Puts the message in the place of an earlier one.</summary>
    public Task<SlackReceipt> UpdateAsync(string ts, SlackMessage message, CancellationToken cancellation) =>
        SendAsync("chat.update", message, MessageBody.Of(message with { ThreadTs = null }, ts), cancellation);

    /// <summary>Only this user sees it, and only while they are there.</summary>
    public Task<SlackReceipt> PostEphemeralAsync(string userId, SlackMessage message, CancellationToken cancellation) =>
        message.Metadata is null
            ? SendAsync("chat.postEphemeral", message, MessageBody.Of(message, user: userId), cancellation)
            : Task.FromResult(new SlackReceipt(SlackStatus.Refused, Reason: "A passing message carries no metadata."));

    /// <summary>Messages of a channel, newest first, with their metadata.</summary>
    /// <param name="oldest">From this timestamp on, inclusive.</param>
    public Task<SlackResult<MessagePage>> HistoryAsync(
        string channel,
        string? oldest,
        int limit,
        string? cursor,
        CancellationToken cancellation
    ) =>
        AskAsync(
            "conversations.history",
            Contents.Form(
                ("channel", channel),
                ("oldest", oldest),
                ("inclusive", oldest is null ? null : "true"),
                ("limit", limit.ToString(CultureInfo.InvariantCulture)),
                ("cursor", cursor),
                ("include_all_metadata", "true")
            ),
            MessagePage.Of,
            cancellation
        );

    /// <summary>A thread's messages, oldest first, its first message included, with their metadata.</summary>
    public Task<SlackResult<MessagePage>> RepliesAsync(
        string channel,
        string threadTs,
        int limit,
        string? cursor,
        CancellationToken cancellation
    ) =>
        AskAsync(
            "conversations.replies",
            Contents.Form(
                ("channel", channel),
                ("ts", threadTs),
                ("limit", limit.ToString(CultureInfo.InvariantCulture)),
                ("cursor", cursor),
                ("include_all_metadata", "true")
            ),
            MessagePage.Of,
            cancellation
        );

    /// <summary>Shows a user their Home tab.</summary>
    /// <param name="hash">The view's hash when it was read; another change in between is then not overwritten.</param>
    public Task<SlackResult<ViewHandle>> PublishViewAsync(
        string userId,
        JsonElement view,
        string? hash,
        CancellationToken cancellation
    ) => ShowAsync("views.publish", new(view, UserId: userId, Hash: hash), cancellation);

    /// <summary>Opens a dialog; the trigger is good for three seconds.</summary>
    public Task<SlackResult<ViewHandle>> OpenViewAsync(
        string triggerId,
        JsonElement view,
        CancellationToken cancellation
    ) => ShowAsync("views.open", new(view, TriggerId: triggerId), cancellation);

    public Task<SlackResult<ViewHandle>> UpdateViewAsync(
        string viewId,
        JsonElement view,
        string? hash,
        CancellationToken cancellation
    ) => ShowAsync("views.update", new(view, ViewId: viewId, Hash: hash), cancellation);

    public Task<SlackResult<SlackUser>> UserAsync(string userId, CancellationToken cancellation) =>
        AskAsync(
            "users.info",
            Contents.Form(("user", userId), ("include_locale", "true")),
            body => SlackUser.Of(body.Member("user")),
            cancellation
        );

    /// <summary>What a channel is.</summary>
    public Task<SlackResult<SlackRoomInfo>> RoomAsync(string channel, CancellationToken cancellation) =>
        AskAsync(
            "conversations.info",
            Contents.Form(("channel", channel)),
            body => SlackRoomInfo.Of(body.Member("channel")),
            cancellation
        );

    /// <summary>Who the app is in the workspace.</summary>
    public Task<SlackResult<SlackIdentity>> WhoAmIAsync(CancellationToken cancellation) =>
        AskAsync("auth.test", Contents.Form(), SlackIdentity.Of, cancellation);

    private async Task<SlackReceipt> SendAsync(
        string method,
        SlackMessage message,
        MessageBody body,
        CancellationToken cancellation
    )
    {
        if (PayloadCheck.Message(message) is { } problem)
            return problem.Receipt;
        var content = Contents.Json(body, SlackJson.Wire.MessageBody);
        var channel = method == "chat.postMessage" ? message.Channel : null;
        return (await _calls.CallAsync(_team, method, content, channel, cancellation)).Receipt;
    }

    private async Task<SlackResult<ViewHandle>> ShowAsync(string method, ViewBody body, CancellationToken cancellation)
    {
        if (PayloadCheck.View(body.View) is { } problem)
            return new(problem.Receipt, null);
        var content = Contents.Json(body, SlackJson.Wire.ViewBody);
        return await AskAsync(method, content, answer => ViewHandle.Of(answer.Member("view")), cancellation);
    }

    private async Task<SlackResult<T>> AskAsync<T>(
        string method,
        Func<HttpContent> content,
        Func<JsonElement?, T?> read,
        CancellationToken cancellation
    )
        where T : class
    {
        var (receipt, body) = await _calls.CallAsync(_team, method, content, null, cancellation);
        return new(receipt, receipt.Status == SlackStatus.Sent ? read(body) : null);
    }
}
