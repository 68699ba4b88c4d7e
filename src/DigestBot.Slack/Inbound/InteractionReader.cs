using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Reads the payloads of buttons, menus, dialogs and shortcuts.</summary>
internal static class InteractionReader
{
    private static readonly string[] Lists = ["selected_conversations", "selected_channels", "selected_users"];

    public static InboundReading Read(JsonElement payload)
    {
        if (payload.Text("type") is not { Length: > 0 } type || Key(payload) is not { } key)
            return new InboundReading.Invalid("The payload has no type or nothing that names it.");
        var team = payload.Member("team").Text("id") ?? payload.Member("user").Text("team_id");
        var envelope = new SlackEnvelope(key, type, team, payload.Member("enterprise").Text("id"), payload);
        return new InboundReading.Taken(Known(envelope, payload) ?? new UnknownInteraction(envelope));
    }

    /// <summary>A closed dialog triggers nothing; its view names it.</summary>
    private static string? Key(JsonElement payload)
    {
        if (payload.Text("trigger_id") is { Length: > 0 } trigger)
            return trigger;
        var view = payload.Member("view");
        return view.Text("id") is { Length: > 0 } id ? $"{payload.Text("type")}/{id}/{view.Text("hash")}" : null;
    }

    private static SlackInteraction? Known(SlackEnvelope envelope, JsonElement payload) =>
        (envelope.Type, View(payload.Member("view"))) switch
        {
            ("block_actions", var view) => Actions(envelope, payload, view),
            ("view_submission", { } view) => new ViewSubmission(envelope, view),
            ("view_closed", { } view) => new ViewClosed(envelope, view, ((JsonElement?)payload).IsTrue("is_cleared")),
            ("shortcut" or "message_action", _) => Shortcut(envelope, payload),
            _ => null,
        };

    private static BlockActions? Actions(SlackEnvelope envelope, JsonElement payload, SlackView? view)
    {
        var actions = payload.Member("actions").Items().Select(Action).ToList();
        if (actions.Count == 0 || actions.Contains(null))
            return null;
        var container = payload.Member("container");
        return new(
            envelope,
            actions!,
            payload.Member("channel").Text("id") ?? container.Text("channel_id"),
            payload.Member("message").Text("ts") ?? container.Text("message_ts"),
            payload.Member("message").Text("thread_ts") ?? container.Text("thread_ts"),
            view
        );
    }

    private static Shortcut? Shortcut(SlackEnvelope envelope, JsonElement payload) =>
        payload.Text("callback_id") is { Length: > 0 } id
            ? new(envelope, id, payload.Member("channel").Text("id"), payload.Member("message").Text("ts"))
            : null;

    private static BlockAction? Action(JsonElement action) =>
        action.Text("action_id") is { Length: > 0 } id
            ? new(id, action.Text("block_id"), action.Text("type") ?? "", Value(action), Values(action))
            : null;

    private static string? Value(JsonElement action) =>
        action.Text("value")
        ?? action.Member("selected_option").Text("value")
        ?? action.Text("selected_date")
        ?? action.Text("selected_time")
        ?? action.Text("selected_conversation")
        ?? action.Text("selected_channel")
        ?? action.Text("selected_user");

    private static List<string> Values(JsonElement action) =>
        [
            .. action.Member("selected_options").Items().Select(option => option.Text("value")).OfType<string>(),
            .. Lists
                .SelectMany(name => action.Member(name).Items())
                .Select(item => ((JsonElement?)item).Text())
                .OfType<string>(),
        ];

    private static SlackView? View(JsonElement? view) =>
        view is { } raw && raw.Text("id") is { Length: > 0 } id
            ? new(
                id,
                raw.Text("type") ?? "",
                raw.Text("callback_id"),
                raw.Text("private_metadata"),
                raw.Text("hash"),
                Inputs(raw.Member("state").Member("values")),
                raw
            )
            : null;

    private static Dictionary<string, BlockAction> Inputs(JsonElement? blocks)
    {
        var inputs = new Dictionary<string, BlockAction>(StringComparer.Ordinal);
        foreach (var block in Members(blocks))
        foreach (var input in Members(block.Value))
            inputs[input.Name] = new(
                input.Name,
                block.Name,
                input.Value.Text("type") ?? "",
                Value(input.Value),
                Values(input.Value)
            );
        return inputs;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } whole ? whole.EnumerateObject() : [];
}
