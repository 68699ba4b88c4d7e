using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Reads what the Events API sends.</summary>
internal static class EventReader
{
    public static InboundReading Read(JsonElement body) =>
        body.Text("type") switch
        {
            "url_verification" => body.Text("challenge") is { Length: > 0 and <= 1000 } challenge
                ? new InboundReading.Challenge(challenge)
                : new InboundReading.Invalid("The verification has no challenge."),
            "event_callback" => Callback(body),
            "app_rate_limited" => new InboundReading.Ignored(
                "Slack holds events back: there were too many within an hour."
            ),
            null => new InboundReading.Invalid("The event has no type."),
            _ => new InboundReading.Ignored("It is of a kind that is not known."),
        };

    private static InboundReading Callback(JsonElement body)
    {
        var inner = body.Member("event");
        if (body.Text("event_id") is not { Length: > 0 } id || inner.Text("type") is not { Length: > 0 } type)
            return new InboundReading.Invalid("The event has no id or no type.");
        if (type is "message" or "app_mention" && Objection(inner) is { } why)
            return new InboundReading.Ignored(why);
        var envelope = new SlackEnvelope(id, type, body.Text("team_id"), body.Text("enterprise_id"), body);
        return new InboundReading.Taken(Known(envelope, inner) ?? new UnknownEvent(envelope));
    }

    /// <summary>Why a message is nobody's request to the app: its own echo, another app's, an edit, a notice.</summary>
    private static string? Objection(JsonElement? message)
    {
        if (message.Text("subtype") is { } subtype and not ("file_share" or "thread_broadcast"))
            return $"It is a message of subtype {subtype}.";
        if (message.Text("bot_id") is not null || message.Member("bot_profile") is not null)
            return "An app wrote it.";
        return message.Member("edited") is not null ? "It is an edit." : null;
    }

    /// <summary>Null for a type that has no shape here, or one that lacks what its shape needs.</summary>
    private static SlackEvent? Known(SlackEnvelope envelope, JsonElement? inner) =>
        (envelope.Type, inner.Text("channel"), inner.Text("user")) switch
        {
            ("app_mention", { } channel, { } user) => Wrote(envelope, channel, user, inner),
            ("message", { } channel, { } user) when inner.Text("channel_type") == "im" => Wrote(
                envelope,
                channel,
                user,
                inner
            ),
            ("app_home_opened", var channel, { } user) => new AppHomeOpened(
                envelope,
                user,
                channel,
                inner.Text("tab") ?? "home"
            ),
            ("member_joined_channel", { } channel, { } user) => new MemberJoinedChannel(
                envelope,
                channel,
                user,
                inner.Text("inviter")
            ),
            ("app_uninstalled", _, _) => new AppUninstalled(envelope),
            ("tokens_revoked", _, _) => Revoked(envelope, inner.Member("tokens")),
            ("channel_archive" or "group_archive", { } channel, var user) => new ChannelArchived(
                envelope,
                channel,
                user
            ),
            ("channel_rename" or "group_rename", null, _) => Renamed(envelope, inner.Member("channel")),
            _ => null,
        };

    private static PersonWrote? Wrote(SlackEnvelope envelope, string channel, string user, JsonElement? inner) =>
        inner.Text("ts") is { } ts
            ? new(
                envelope,
                channel,
                user,
                inner.Text("text") ?? "",
                ts,
                inner.Text("thread_ts"),
                envelope.Type == "message"
            )
            : null;

    private static ChannelRenamed? Renamed(SlackEnvelope envelope, JsonElement? channel) =>
        channel.Text("id") is { } id && channel.Text("name") is { } name ? new(envelope, id, name) : null;

    private static TokensRevoked Revoked(SlackEnvelope envelope, JsonElement? tokens) =>
        new(envelope, Texts(tokens.Member("bot")), Texts(tokens.Member("oauth")));

    private static List<string> Texts(JsonElement? list) =>
        [.. list.Items().Select(item => ((JsonElement?)item).Text()).OfType<string>()];
}
