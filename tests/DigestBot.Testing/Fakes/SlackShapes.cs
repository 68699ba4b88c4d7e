using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>Block Kit's rules as a table, with the errors as Slack words them. Written from its reference, apart from the product's own checks.</summary>
internal static class SlackShapes
{
    /// <summary>
    /// By type: <c>member! kind most</c>, where ! means required, and the kinds are text and plain (text objects), string, said (one that is not empty), list, and one
    /// (something with a type, or a composition).
    /// </summary>
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["section"] = ["text text 3000", "fields list 10", "fields[] text 2000", "accessory one 0"],
        ["header"] = ["text! plain 150"],
        ["divider"] = [],
        ["context"] = ["elements! list 10", "elements[] part 3000"],
        ["actions"] = ["elements! list 25", "elements[] one 0"],
        ["image"] = ["image_url! string 3000", "alt_text! string 2000", "title plain 2000"],
        ["input"] = ["label! plain 2000", "hint plain 2000", "element! one 0"],
        ["rich_text"] = ["elements! list 1000", "elements[] one 0"],
        ["rich_text_section"] = ["elements! list 1000", "elements[] one 0"],
        ["rich_text_quote"] = ["elements! list 1000", "elements[] one 0"],
        ["rich_text_list"] = ["style! string 20", "elements! list 1000", "elements[] one 0"],
        ["text"] = ["text! said 40000"],
        ["link"] = ["url! string 3000", "text said 3000"],
        ["channel"] = ["channel_id! string 50"],
        ["markdown"] = ["text! string 12000"],
        ["button"] =
        [
            "text! plain 75",
            "value string 2000",
            "url string 3000",
            "action_id string 255",
            "accessibility_label string 75",
            "confirm one 0",
        ],
        ["overflow"] = ["options! list 5", "options[] one 0", "action_id string 255", "confirm one 0"],
        ["static_select"] = ["placeholder plain 150", "options! list 100", "options[] one 0", "action_id string 255"],
        ["multi_static_select"] =
        [
            "placeholder plain 150",
            "options! list 100",
            "options[] one 0",
            "action_id string 255",
        ],
        ["checkboxes"] = ["options! list 10", "options[] one 0", "action_id string 255"],
        ["radio_buttons"] = ["options! list 10", "options[] one 0", "action_id string 255"],
        ["timepicker"] = ["placeholder plain 150", "initial_time string 5", "action_id string 255"],
        ["datepicker"] = ["placeholder plain 150", "initial_date string 10", "action_id string 255"],
        ["conversations_select"] = ["placeholder plain 150", "action_id string 255"],
        ["channels_select"] = ["placeholder plain 150", "action_id string 255"],
        ["users_select"] = ["placeholder plain 150", "action_id string 255"],
        ["plain_text_input"] = ["placeholder plain 150", "initial_value string 3000", "action_id string 255"],
        ["option"] = ["text! text 75", "value! string 150", "description text 75"],
        ["confirm"] = ["title! plain 100", "text! text 300", "confirm! plain 30", "deny! plain 30"],
        ["modal"] = ["title! plain 24", "submit plain 24", "close plain 24", .. View],
        ["home"] = View,
    };

    private static string[] View =>
        ["callback_id string 255", "private_metadata string 3000", "external_id string 255", "blocks! list 100"];

    private static readonly string[] Blocks =
    [
        "section",
        "header",
        "divider",
        "context",
        "actions",
        "image",
        "input",
        "rich_text",
        "markdown",
    ];

    /// <summary>The errors of an array of blocks; none when it is in order.</summary>
    public static IReadOnlyList<string> OfBlocks(JsonNode? blocks, int most, string pointer = "/blocks")
    {
        if (blocks is not JsonArray { Count: > 0 } array || array.Count > most)
            return [Error($"no more than {most} items allowed", pointer)];
        var errors = new List<string>();
        var ids = array.Select(block => (string?)(block as JsonObject)?["block_id"]).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
            errors.Add(Error("block_id already exists", pointer));
        for (var index = 0; index < array.Count; index++)
            Typed(array[index], $"{pointer}/{index}", Blocks, errors);
        return errors;
    }

    public static IReadOnlyList<string> OfView(JsonObject view)
    {
        var errors = new List<string>();
        Typed(view, "/view", ["modal", "home"], errors);
        errors.AddRange(OfBlocks(view["blocks"], 100, "/view/blocks"));
        return errors;
    }

    private static void Typed(JsonNode? node, string pointer, string[]? allowed, List<string> errors)
    {
        var type = TypeOf(node);
        if (
            node is not JsonObject whole
            || type is null
            || !Table.ContainsKey(type)
            || allowed?.Contains(type) == false
        )
            errors.Add(Error("unsupported type", pointer + "/type"));
        else
            Members(whole, type, pointer, errors);
    }

    private static void Members(JsonObject whole, string type, string pointer, List<string> errors)
    {
        if (type == "section" && whole["text"] is null && whole["fields"] is null)
            errors.Add(Error("missing required field: text", pointer));
        foreach (var rule in Table[type].Select(line => line.Split(' ')))
        {
            var (name, most) = (
                rule[0].TrimEnd('!'),
                int.Parse(rule[2], System.Globalization.CultureInfo.InvariantCulture)
            );
            if (name.EndsWith("[]", StringComparison.Ordinal))
                Each(whole[name[..^2]], rule[1], most, $"{pointer}/{name[..^2]}", errors);
            else if (whole[name] is { } member)
                Member(member, rule[1], most, $"{pointer}/{name}", errors);
            else if (rule[0].EndsWith('!'))
                errors.Add(Error($"missing required field: {name}", pointer));
        }
    }

    private static void Each(JsonNode? list, string kind, int most, string pointer, List<string> errors)
    {
        for (var index = 0; index < (list as JsonArray)?.Count; index++)
            Member(list[index], kind, most, $"{pointer}/{index}", errors);
    }

    private static void Member(JsonNode? node, string kind, int most, string pointer, List<string> errors)
    {
        switch (kind)
        {
            case "list" when node is not JsonArray { Count: > 0 } list || list.Count > most:
                errors.Add(Error($"must provide 1 to {most} items", pointer));
                break;
            case "string":
                Characters(node, most, pointer, errors);
                break;
            case "said":
                Characters(node, most, pointer, errors, least: 1);
                break;
            case "text" or "plain":
                Text(node, kind, most, pointer, errors);
                break;
            case "part" when TypeOf(node) != "image":
                Text(node, "text", most, pointer, errors);
                break;
            case "part" or "one":
                One(node, pointer, errors);
                break;
        }
    }

    /// <summary>Options and confirmations carry no type; where they stand says what they are.</summary>
    private static void One(JsonNode? node, string pointer, List<string> errors)
    {
        var parts = pointer.Split('/');
        if (node is JsonObject option && parts[^2] == "options")
            Members(option, "option", pointer, errors);
        else if (node is JsonObject confirm && parts[^1] == "confirm")
            Members(confirm, "confirm", pointer, errors);
        else
            Typed(node, pointer, null, errors);
    }

    private static void Text(JsonNode? node, string kind, int most, string pointer, List<string> errors)
    {
        var type = TypeOf(node);
        if (type is not ("plain_text" or "mrkdwn") || (kind == "plain" && type != "plain_text"))
            errors.Add(Error("failed to match all allowed schemas", pointer));
        else
            Characters(node!["text"], most, pointer + "/text", errors, least: 1);
    }

    private static void Characters(JsonNode? node, int most, string pointer, List<string> errors, int least = 0)
    {
        if (node is not JsonValue value || !value.TryGetValue(out string? text) || text.Length < least)
            errors.Add(Error($"must be more than {Math.Max(0, least - 1)} characters", pointer));
        else if (text.Length > most)
            errors.Add(Error($"must be less than {most + 1} characters", pointer));
    }

    private static string? TypeOf(JsonNode? node) =>
        node is JsonObject whole && whole["type"] is JsonValue value && value.TryGetValue(out string? type)
            ? type
            : null;

    private static string Error(string what, string pointer) => $"[ERROR] {what} [json-pointer:{pointer}]";
}
