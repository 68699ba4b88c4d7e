using System.Text.Json.Nodes;

namespace DigestBot.Tests.Hosting;

/// <summary>Looks at blocks as a person does: by what they say.</summary>
internal static class BlockKit
{
    /// <summary>Everything a reader sees, in order, a line for each text.</summary>
    public static string Text(JsonNode? node) => string.Join('\n', Texts(node));

    /// <summary>The same without a break between the pieces of a text, and with the message's own text.</summary>
    public static string Words(JsonNode payload) => $"{payload["text"]} {string.Concat(Texts(payload))}";

    /// <summary>What Slack reads for mentions, links and formatting: the message's own text, and every mrkdwn in its blocks.</summary>
    public static string Parsed(JsonNode payload) =>
        string.Join(
            '\n',
            Objects(payload)
                .Where(item => Type(item) == "mrkdwn")
                .Append(payload.AsObject())
                .Select(item => item["text"])
        );

    public static IReadOnlyList<string> Buttons(JsonNode node) =>
        [.. Objects(node).Where(item => Type(item) == "button").Select(item => (string)item["text"]!["text"]!)];

    /// <summary>What Slack reports when the button of this title is pressed, or the option of this title is chosen.</summary>
    /// <param name="title">Of an option "menu / option".</param>
    public static JsonObject Find(JsonNode node, string title)
    {
        if (title.Split(" / ") is [var menu, var option])
            return Chosen(
                Objects(node).First(item => Type(item) == "static_select" && Is(item["placeholder"], menu)),
                option
            );
        var button = Objects(node).First(item => Type(item) == "button" && Is(item["text"], title));
        return new JsonObject
        {
            ["action_id"] = (string)button["action_id"]!,
            ["type"] = "button",
            ["value"] = (string?)button["value"],
        };
    }

    public static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Objects),
            JsonObject item => item.SelectMany(member => Objects(member.Value)).Prepend(item),
            _ => [],
        };

    private static JsonObject Chosen(JsonObject menu, string option) =>
        new()
        {
            ["action_id"] = (string)menu["action_id"]!,
            ["type"] = "static_select",
            ["selected_option"] = menu["options"]!.AsArray().First(one => Is(one!["text"], option))!.DeepClone(),
        };

    private static bool Is(JsonNode? text, string said) => (string?)text?["text"] == said;

    private static string? Type(JsonObject item) => (string?)item["type"];

    private static IEnumerable<string> Texts(JsonNode? node) =>
        Objects(node)
            .Where(item => Type(item) is "plain_text" or "text" or "link")
            .Select(item => (string?)item["text"])
            .OfType<string>();
}
