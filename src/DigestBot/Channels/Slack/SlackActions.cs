using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace DigestBot.Channels.Slack;

/// <summary>
/// Buttons and menus: templates write the same <c>data</c> as in Adaptive Cards, Slack gets it as the <c>value</c>, and the verb as the
/// <c>action_id</c>, numbered where a verb comes again.
/// </summary>
internal static class SlackActions
{
    /// <summary>The action id of a link, which Slack reports and which asks for nothing.</summary>
    public const string Open = "open";

    /// <summary>Without <c>&amp; &lt; &gt;</c>, which Slack escapes in what it sends back; other letters stay as short as they are.</summary>
    private static readonly JsonSerializerOptions _plain = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Turns an element's or option's data into its value.</summary>
    public static void Fill(JsonObject item)
    {
        if (item["data"] is not JsonObject data)
            return;
        item["value"] = data.ToJsonString(_plain);
        item.Remove("data");
        if ((string?)item["type"] == "button")
            item["action_id"] ??= Verb(data);
    }

    /// <summary>Gives every button and menu an id that no other has.</summary>
    public static void Name(JsonObject payload)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in Elements(payload))
        {
            var id = (string?)element["action_id"] ?? Default(element);
            var own = id;
            for (var n = 2; !taken.Add(own); n++)
                own = $"{id}:{n}";
            element["action_id"] = own;
        }
    }

    private static string Default(JsonObject element) =>
        element["options"] is JsonArray and [JsonObject first, ..]
        && (string?)first["value"] is { } value
        && value.StartsWith('{')
            ? Verb(JsonNode.Parse(value))
            : Open;

    private static string Verb(JsonNode? data) => (string?)data?["verb"] ?? Open;

    private static IEnumerable<JsonObject> Elements(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Elements),
            JsonObject item when IsElement(item) => [item],
            JsonObject item => item.ToList().SelectMany(member => Elements(member.Value)),
            _ => [],
        };

    private static bool IsElement(JsonObject item) =>
        (string?)item["type"]
            is "button"
                or "static_select"
                or "multi_static_select"
                or "conversations_select"
                or "checkboxes"
                or "radio_buttons"
                or "timepicker"
                or "plain_text_input";
}
