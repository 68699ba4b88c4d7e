using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>One page of messages.</summary>
/// <param name="NextCursor">Asks for the next page; null on the last.</param>
public sealed record MessagePage(IReadOnlyList<PostedMessage> Messages, string? NextCursor)
{
    internal static MessagePage Of(JsonElement? body) =>
        new(
            [.. body.Member("messages").Items().Select(PostedMessage.Of)],
            body.Member("response_metadata").Text("next_cursor") is { Length: > 0 } cursor ? cursor : null
        );
}

/// <summary>A message as it stands in a channel.</summary>
/// <param name="BotId">The app that wrote it; null when a person did.</param>
public sealed record PostedMessage(
    string Ts,
    string? Text,
    string? UserId,
    string? BotId,
    string? ThreadTs,
    SlackMetadata? Metadata,
    JsonElement Raw
)
{
    internal static PostedMessage Of(JsonElement message) =>
        new(
            message.Text("ts") ?? "",
            message.Text("text"),
            message.Text("user"),
            message.Text("bot_id"),
            message.Text("thread_ts"),
            message.Member("metadata") is { } data
            && data.Text("event_type") is { } type
            && data.Member("event_payload") is { } payload
                ? new(type, payload)
                : null,
            message
        );
}

/// <summary>A view that is shown.</summary>
public sealed record ViewHandle(string Id, string? Hash)
{
    internal static ViewHandle? Of(JsonElement? view) => view.Text("id") is { } id ? new(id, view.Text("hash")) : null;
}

/// <summary>A channel, or a conversation of some people.</summary>
/// <param name="IsGroupChat">Whether it is a direct conversation of several people.</param>
public sealed record SlackRoomInfo(string Id, string? Name, string? CreatorId, bool IsGroupChat)
{
    internal static SlackRoomInfo? Of(JsonElement? room) =>
        room.Text("id") is { } id ? new(id, room.Text("name"), room.Text("creator"), room.IsTrue("is_mpim")) : null;
}

/// <summary>A person, or an app.</summary>
/// <param name="IsAdmin">Whether they administer or own the workspace.</param>
/// <param name="Zone">An IANA zone, such as <c>Europe/Berlin</c>.</param>
/// <param name="Locale">Such as <c>de-DE</c>.</param>
public sealed record SlackUser(
    string Id,
    string? TeamId,
    string? Name,
    string? Zone,
    string? Locale,
    bool IsBot,
    bool IsDeleted,
    bool IsAdmin
)
{
    internal static SlackUser? Of(JsonElement? user)
    {
        var profile = user.Member("profile");
        var name = profile.Text("display_name") is { Length: > 0 } shown ? shown : profile.Text("real_name");
        return user.Text("id") is { } id
            ? new(
                id,
                user.Text("team_id"),
                name ?? user.Text("name"),
                user.Text("tz"),
                user.Text("locale"),
                user.IsTrue("is_bot"),
                user.IsTrue("deleted"),
                user.IsTrue("is_admin") || user.IsTrue("is_owner")
            )
            : null;
    }
}

/// <summary>Who a token belongs to.</summary>
public sealed record SlackIdentity(string TeamId, string? TeamName, string UserId, string? BotId, string? Url)
{
    internal static SlackIdentity? Of(JsonElement? body) =>
        body.Text("team_id") is { } team && body.Text("user_id") is { } user
            ? new(team, body.Text("team"), user, body.Text("bot_id"), body.Text("url"))
            : null;
}

/// <summary>What <c>views.publish</c>, <c>views.open</c> and <c>views.update</c> take; null is left out.</summary>
internal sealed record ViewBody(
    JsonElement View,
    string? UserId = null,
    string? TriggerId = null,
    string? ViewId = null,
    string? Hash = null
);
