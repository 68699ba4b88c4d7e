using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Slack's limits for blocks. Each check answers with a sentence, or null.</summary>
internal static class BlockCheck
{
    private const int MostFields = 10;
    private const int MostActions = 25;
    private const int MostContext = 10;

    public static string? Blocks(JsonElement? blocks, int most)
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } array)
            return "The blocks are no array.";
        var count = array.GetArrayLength();
        if (count == 0 || count > most)
            return $"There are {count} blocks, and Slack takes 1 to {most}.";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var block in array.EnumerateArray())
        {
            var where = $"blocks[{index++}] ({block.Text("type") ?? "no type"})";
            if ((Block(block, where) ?? Id(block, where, ids)) is { } problem)
                return problem;
        }
        return null;
    }

    private static string? Id(JsonElement block, string where, HashSet<string> ids) =>
        TextCheck.Length(block, "block_id", where, 255)
        ?? (
            block.Text("block_id") is { } id && !ids.Add(id)
                ? $"{where}: its block_id stands at another block too."
                : null
        );

    private static string? Block(JsonElement block, string where) =>
        block.Text("type") switch
        {
            "section" => Section(block, where),
            "header" => TextCheck.Plain(block, "text", where, 150, isRequired: true),
            "divider" => null,
            "context" => Context(block, where),
            "actions" => Actions(block, where),
            "image" => ElementCheck.Image(block, where) ?? TextCheck.Plain(block, "title", where, 2000),
            "input" => Input(block, where),
            "rich_text" => block.Member("elements") is { ValueKind: JsonValueKind.Array }
                ? null
                : $"{where}: it needs elements.",
            "markdown" => TextCheck.Required(block, "text", where, 12_000),
            "video" => TextCheck.Plain(block, "title", where, 200, isRequired: true)
                ?? TextCheck.Required(block, "video_url", where, 3000)
                ?? TextCheck.Required(block, "thumbnail_url", where, 3000)
                ?? TextCheck.Required(block, "alt_text", where, 2000),
            _ => $"{where}: Block Kit has no such block.",
        };

    private static string? Section(JsonElement block, string where)
    {
        if (block.Member("text") is null && block.Member("fields") is null)
            return $"{where}: it needs a text or fields.";
        return TextCheck.Any(block, "text", where, 3000)
            ?? Fields(block, where)
            ?? (
                block.Member("accessory") is { } accessory
                    ? ElementCheck.Accessory(accessory, $"{where}.accessory")
                    : null
            );
    }

    private static string? Fields(JsonElement block, string where)
    {
        if (block.Member("fields") is not { } fields)
            return null;
        return Many(fields, "fields", where, MostFields)
            ?? First(fields, (field, index) => TextCheck.Object(field, $"field {index}", where, 2000, isPlain: false));
    }

    private static string? Context(JsonElement block, string where) =>
        Many(block.Member("elements"), "elements", where, MostContext)
        ?? First(
            block.GetProperty("elements"),
            (element, index) =>
                element.Text("type") == "image"
                    ? ElementCheck.Image(element, $"{where}.elements[{index}]")
                    : TextCheck.Object(element, $"element {index}", where, 3000, isPlain: false)
        );

    private static string? Actions(JsonElement block, string where)
    {
        if (Many(block.Member("elements"), "elements", where, MostActions) is { } problem)
            return problem;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return First(
            block.GetProperty("elements"),
            (element, index) =>
                ElementCheck.Action(element, $"{where}.elements[{index}]")
                ?? (
                    element.Text("action_id") is { } id && !ids.Add(id)
                        ? $"{where}: two of its elements have the action_id \"{id}\"."
                        : null
                )
        );
    }

    private static string? Input(JsonElement block, string where) =>
        TextCheck.Plain(block, "label", where, 2000, isRequired: true)
        ?? TextCheck.Plain(block, "hint", where, 2000)
        ?? (
            block.Member("element") is { } element
                ? ElementCheck.Input(element, $"{where}.element")
                : $"{where}: it needs an element."
        );

    private static string? Many(JsonElement? list, string name, string where, int most)
    {
        if (list is not { ValueKind: JsonValueKind.Array } array)
            return $"{where}: its {name} are no array.";
        var count = array.GetArrayLength();
        return count > 0 && count <= most
            ? null
            : $"{where}: it has {count} {name}, and Slack takes 1 to {most}; split the block.";
    }

    private static string? First(JsonElement list, Func<JsonElement, int, string?> check) =>
        list.EnumerateArray().Select(check).FirstOrDefault(problem => problem is not null);
}
