using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Channels.Slack;

/// <summary>The app as Slack is told of it: what "create an app from a manifest" takes.</summary>
internal static class SlackManifest
{
    private const string Description = "Reads long articles, posts a few quoted lines a day and answers /topic.";

    private static readonly JsonSerializerOptions _asWritten = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Command, string Does, string? Hint)[] _commands =
    [
        ("/topic", "Quoted passages about a topic", "quad"),
        ("/topics", "Every topic the bot knows", null),
        ("/digest", "What is new, now", "all"),
        ("/subscribe", "A digest here, at a time of yours", "weekdays 08:30"),
        ("/schedule", "What is set here and when it comes", null),
        ("/search", "Any words, in everything read", "submarine base"),
        ("/digestbot", "Everything else: help, pause, skip, zone, follow, forget", "help"),
    ];

    private static readonly string[] _events =
    [
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "channel_archive",
        "channel_rename",
        "group_archive",
        "group_rename",
        "member_joined_channel",
        "member_left_channel",
        "message.im",
        "tokens_revoked",
    ];

    /// <param name="url">Where Slack reaches the service, such as <c>https://bot.example.org</c>; null for Socket Mode.</param>
    public static string Of(Uri? url) =>
        new JsonObject
        {
            ["display_information"] = new JsonObject
            {
                ["name"] = "DigestBot",
                ["description"] = Description,
                ["background_color"] = "#1f3a5f",
            },
            ["features"] = new JsonObject
            {
                ["app_home"] = new JsonObject
                {
                    ["home_tab_enabled"] = true,
                    ["messages_tab_enabled"] = true,
                    ["messages_tab_read_only_enabled"] = false,
                },
                ["bot_user"] = new JsonObject { ["display_name"] = "DigestBot", ["always_online"] = true },
                ["slash_commands"] = new JsonArray([.. _commands.Select(command => Command(command, url))]),
            },
            ["oauth_config"] = Consent(url),
            ["settings"] = new JsonObject
            {
                ["event_subscriptions"] = At(url, "/slack/events", new() { ["bot_events"] = List(_events) }),
                ["interactivity"] = At(url, "/slack/interactivity", new() { ["is_enabled"] = true }),
                ["org_deploy_enabled"] = false,
                ["socket_mode_enabled"] = url is null,
                ["token_rotation_enabled"] = false,
            },
        }.ToJsonString(_asWritten);

    private static JsonObject Command((string Command, string Does, string? Hint) command, Uri? url)
    {
        var entry = new JsonObject { ["command"] = command.Command };
        if (url is not null)
            entry["url"] = Below(url, "/slack/commands");
        entry["description"] = command.Does;
        if (command.Hint is not null)
            entry["usage_hint"] = command.Hint;
        entry["should_escape"] = false;
        return entry;
    }

    private static JsonObject Consent(Uri? url)
    {
        var consent = new JsonObject();
        if (url is not null)
            consent["redirect_urls"] = List([Below(url, "/slack/oauth_redirect")]);
        consent["scopes"] = new JsonObject { ["bot"] = List(SlackScopes.Bot) };
        return consent;
    }

    /// <summary>By sockets, Slack has no address to send to.</summary>
    private static JsonObject At(Uri? url, string path, JsonObject settings)
    {
        if (url is not null)
            settings.Insert(0, "request_url", Below(url, path));
        return settings;
    }

    private static string Below(Uri url, string path) => url.AbsoluteUri.TrimEnd('/') + path;

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
