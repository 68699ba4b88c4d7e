using System.Text.Json.Nodes;

namespace DigestBot.Channels.Slack;

/// <summary>
/// Makes Block Kit of an expanded template: groups (<c>blocks</c> among blocks, and the like) are opened, texts are literal and within
/// Slack's limits, and what is empty goes.
/// </summary>
internal static class SlackBlocks
{
    /// <summary>Where a group's blocks stand; <see cref="SlackParts"/> reads it and takes it away.</summary>
    public const string Place = "place";

    private const int MostActions = 25;
    private static readonly string[] _lists = ["blocks", "elements", "options", "initial_options"];

    public static void Finish(JsonObject payload)
    {
        Tidy(payload, 3000);
        SlackActions.Name(payload);
    }

    /// <returns>Whether anything is left of it to be shown.</returns>
    private static bool Tidy(JsonObject item, int mostText)
    {
        SlackActions.Fill(item);
        foreach (var (name, value) in item.ToList())
            if (value is JsonArray list && _lists.Contains(name))
                item[name] = new JsonArray([.. Opened(list, name, null, SlackLimits.Text(item, name))]);
            else if (value is JsonObject one)
                Tidy(one, SlackLimits.Text(item, name));
            else if (name.StartsWith("initial_", StringComparison.Ordinal) && (string?)value == "")
                item.Remove(name);
        return SlackLimits.Keep(item, mostText);
    }

    private static List<JsonNode> Opened(JsonArray list, string name, string? place, int mostText)
    {
        var opened = new List<JsonNode>();
        foreach (var item in list.OfType<JsonObject>().ToList())
        {
            list.Remove(item);
            if (item["type"] is null && item[name] is JsonArray inner)
                opened.AddRange(Opened(inner, name, (string?)item[Place] ?? place, mostText));
            else if (Tidy(item, mostText))
                opened.AddRange(Placed(item, place));
        }
        return opened;
    }

    private static IEnumerable<JsonObject> Placed(JsonObject item, string? place)
    {
        if (place is not null)
            item[Place] = place;
        if ((string?)item["type"] != "actions" || item["elements"] is not JsonArray { Count: > MostActions } elements)
            return [item];
        item.Remove("elements");
        return elements
            .ToList()
            .Chunk(MostActions)
            .Select(some =>
            {
                var block = (JsonObject)item.DeepClone();
                block["elements"] = new JsonArray([.. some.Select(one => one!.DeepClone())]);
                return block;
            });
    }
}
