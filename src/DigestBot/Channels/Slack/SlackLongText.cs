using System.Text.Json.Nodes;

namespace DigestBot.Channels.Slack;

/// <summary>Splits a block of rich text that no message could hold; nothing of it is left out.</summary>
internal static class SlackLongText
{
    private const int MostRun = 3000;
    private const int MostBlock = 9000;

    public static IEnumerable<JsonObject> Split(JsonObject block)
    {
        if ((string?)block["type"] != "rich_text" || Size(block) <= MostBlock)
            return [block];
        return Packed([.. block["elements"]!.AsArray().OfType<JsonObject>().SelectMany(Pieces)]);
    }

    private static IEnumerable<JsonObject> Packed(List<JsonObject> pieces)
    {
        var (part, size) = (new List<JsonObject>(), 0);
        foreach (var piece in pieces)
        {
            if (part.Count > 0 && size + Size(piece) > MostBlock)
            {
                yield return Block("rich_text", part);
                (part, size) = ([], 0);
            }
            part.Add(piece);
            size += Size(piece);
        }
        yield return Block("rich_text", part);
    }

    /// <summary>A section or quote as several of its kind, each small enough.</summary>
    private static IEnumerable<JsonObject> Pieces(JsonObject element)
    {
        if (Size(element) <= MostRun || (string?)element["type"] == "rich_text_list")
            return [element];
        var type = (string)element["type"]!;
        return element["elements"]!
            .AsArray()
            .OfType<JsonObject>()
            .SelectMany(Runs)
            .Select(run => Block(type, [run]))
            .ToList();
    }

    private static IEnumerable<JsonObject> Runs(JsonObject run)
    {
        var text = (string?)run["text"] ?? "";
        for (var start = 0; start < text.Length || start == 0; )
        {
            var end = Math.Min(text.Length, start + MostRun);
            if (end < text.Length)
                end = text.LastIndexOf(' ', end - 1, MostRun / 2) is > 0 and var blank ? blank + 1 : Whole(text, end);
            var piece = (JsonObject)run.DeepClone();
            piece["text"] = text[start..end];
            yield return piece;
            start = Math.Max(end, 1);
        }
    }

    private static int Whole(string text, int end) => char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;

    private static JsonObject Block(string type, IEnumerable<JsonObject> elements) =>
        new() { ["type"] = type, ["elements"] = new JsonArray([.. elements.Select(one => one.DeepClone())]) };

    private static int Size(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.Sum(Size),
            JsonObject item => item.Sum(member =>
                member is { Key: "text", Value: JsonValue text } ? ((string?)text)?.Length ?? 0 : Size(member.Value)
            ),
            _ => 0,
        };
}
