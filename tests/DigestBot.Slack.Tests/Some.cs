using System.Text.Json;

namespace DigestBot.Slack.Tests;

/// <summary>What Slack sends, in its documented shapes.</summary>
internal static class Some
{
    /// <summary>The secret of Slack's own published example.</summary>
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    public const string Team = "T0001";
    public const string BotToken = "xoxb-1-one";
    public const string AppToken = "xapp-1-A0001";

    public static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);

    public static string Event(object inner, string id = "Ev0001", string team = Team) =>
        JsonSerializer.Serialize(
            new
            {
                token = "one-long-verification-token",
                team_id = team,
                api_app_id = "A0001",
                @event = inner,
                type = "event_callback",
                event_id = id,
                event_time = 1772366400,
                authorizations = new[]
                {
                    new
                    {
                        team_id = team,
                        user_id = "UBOT",
                        is_bot = true,
                    },
                },
                is_ext_shared_channel = false,
                event_context = "EC0001",
            }
        );

    public static object Mention(string text = "<@UBOT> topic quad") =>
        new
        {
            type = "app_mention",
            user = "U0001",
            text,
            ts = "1772366400.000100",
            channel = "C0001",
            event_ts = "1772366400.000100",
        };

    public static Dictionary<string, string> Command(
        string text = "quad",
        string trigger = "13345224609.738474920.8088930838d88f008e0",
        string? responseUrl = "https://hooks.slack.com/commands/1234/5678"
    ) =>
        new(StringComparer.Ordinal)
        {
            ["token"] = "gIkuvaNzQIHg97ATvDxqgjtO",
            ["team_id"] = Team,
            ["team_domain"] = "example",
            ["channel_id"] = "C0001",
            ["channel_name"] = "general",
            ["user_id"] = "U0001",
            ["user_name"] = "ann",
            ["command"] = "/topic",
            ["text"] = text,
            ["api_app_id"] = "A0001",
            ["is_enterprise_install"] = "false",
            ["response_url"] = responseUrl ?? "",
            ["trigger_id"] = trigger,
        };

    public static object Button(
        string? responseUrl = "https://hooks.slack.com/actions/1/2",
        string trigger = "1.2.b"
    ) =>
        new
        {
            type = "block_actions",
            user = new
            {
                id = "U0001",
                username = "ann",
                team_id = Team,
            },
            api_app_id = "A0001",
            token = "x",
            container = new
            {
                type = "message",
                message_ts = "1772366400.000200",
                channel_id = "C0001",
                is_ephemeral = false,
            },
            trigger_id = trigger,
            team = new { id = Team, domain = "example" },
            channel = new { id = "C0001", name = "general" },
            message = new
            {
                type = "message",
                text = "hi",
                ts = "1772366400.000200",
                thread_ts = "1772366400.000100",
            },
            response_url = responseUrl,
            actions = new[]
            {
                new
                {
                    action_id = "more",
                    block_id = "b1",
                    type = "button",
                    text = new { type = "plain_text", text = "More" },
                    value = "42",
                    action_ts = "1772366401.1",
                },
            },
        };

    public static object Submission(string trigger = "1.2.v") =>
        new
        {
            type = "view_submission",
            team = new { id = Team, domain = "example" },
            user = new { id = "U0001", team_id = Team },
            trigger_id = trigger,
            view = new
            {
                id = "V0001",
                type = "modal",
                callback_id = "subscribe",
                private_metadata = "C0001",
                hash = "1.abc",
                state = new
                {
                    values = new
                    {
                        time = new { at = new { type = "timepicker", selected_time = "08:30" } },
                        where = new
                        {
                            channel = new { type = "conversations_select", selected_conversation = "C0002" },
                        },
                        days = new
                        {
                            days = new
                            {
                                type = "checkboxes",
                                selected_options = new[] { new { value = "mo" }, new { value = "fr" } },
                            },
                        },
                    },
                },
            },
            response_urls = Array.Empty<object>(),
        };
}
