using System.Text.Json;

namespace DigestBot.Channels.Slack;

/// <summary>
/// What a Slack template has to be: blocks whose texts are literal. With mrkdwn refused, nothing in the data can become a mention, a link
/// or bold, whoever edits the template.
/// </summary>
internal static class SlackTemplateRules
{
    private static readonly HashSet<string> _formatting = new(StringComparer.Ordinal)
    {
        "mrkdwn",
        "markdown",
        "user",
        "usergroup",
        "broadcast",
        "emoji",
        "date",
        "team",
    };

    /// <returns>A sentence; null when it may be used.</returns>
    public static string? Objection(JsonElement template) =>
        template.ValueKind == JsonValueKind.Object
        && template.TryGetProperty("blocks", out var blocks)
        && blocks.ValueKind == JsonValueKind.Array
            ? OfItem(template)
            : "A Slack template is an object with \"blocks\".";

    private static string? OfItem(JsonElement item) =>
        item.ValueKind switch
        {
            JsonValueKind.Array => item.EnumerateArray().Select(OfItem).FirstOrDefault(fault => fault is not null),
            JsonValueKind.Object => OfType(item)
                ?? item.EnumerateObject()
                    .Where(member => member.Name != "data")
                    .Select(member => OfItem(member.Value))
                    .FirstOrDefault(fault => fault is not null),
            _ => null,
        };

    private static string? OfType(JsonElement item)
    {
        if (!item.TryGetProperty("type", out var type))
            return null;
        var name = type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
        if (name.Length == 0 || name.Contains("${", StringComparison.Ordinal))
            return "A \"type\" is written out; it does not come from the data.";
        return _formatting.Contains(name)
            ? $"\"{name}\" would turn text from outside into mentions, links or formatting; use plain_text or the texts of rich_text."
            : null;
    }
}
