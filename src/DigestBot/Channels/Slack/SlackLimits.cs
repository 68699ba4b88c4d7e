using System.Text.Json.Nodes;

namespace DigestBot.Channels.Slack;

/// <summary>How long Slack's texts may be; longer ones are cut, and what is empty or cannot be sent goes.</summary>
internal static class SlackLimits
{
    private const int Option = 75;
    private const int MostOptions = 100;

    /// <summary>At most how many characters a text of this owner may have.</summary>
    public static int Text(JsonObject owner, string name) =>
        ((string?)owner["type"], name) switch
        {
            ("header", "text") => 150,
            ("button", "text") => 75,
            (null, "text") => owner["deny"] is null ? Option : 300,
            ("context", "elements") => 1000,
            (_, "placeholder") => 150,
            ("modal", "title" or "submit" or "close") => 24,
            (_, "title") => 100,
            (_, "confirm" or "deny") => 30,
            _ => 3000,
        };

    /// <summary>Cuts its text; false when nothing of it can be shown.</summary>
    public static bool Keep(JsonObject item, int mostText)
    {
        switch ((string?)item["type"])
        {
            case "plain_text":
                item["emoji"] = false;
                return Cut(item, mostText);
            case "text":
                if (
                    item["style"] is JsonObject { Count: 1 } style
                    && style["bold"] is JsonValue bold
                    && Is(bold, false)
                )
                    item.Remove("style");
                return Cut(item, int.MaxValue);
            case "link":
                KeepLink(item);
                return Cut(item, 3000);
            case "channel":
                return (string?)item["channel_id"] is { Length: > 0 };
            case "header" or "section" or "button":
                return Said(item["text"]) && (item["url"] is null || IsLink(item)) && Length(item, "value") <= 2000;
            case "context" or "actions" or "rich_text" or "rich_text_section" or "rich_text_list" or "rich_text_quote":
                return item["elements"] is JsonArray { Count: > 0 };
            case null when item["value"] is not null:
                return Said(item["text"]) && Length(item, "value") is > 0 and <= 150;
            default:
                return KeepOptions(item);
        }
    }

    private static bool KeepOptions(JsonObject item)
    {
        if (item["options"] is not JsonArray options)
            return true;
        foreach (
            var again in options
                .OfType<JsonObject>()
                .GroupBy(one => (string?)one["value"])
                .SelectMany(same => same.Skip(1))
                .ToList()
        )
            options.Remove(again);
        while (options.Count > MostOptions)
            options.RemoveAt(options.Count - 1);
        return options.Count > 0;
    }

    /// <summary>A link that is none of http or https is shown as the text it has.</summary>
    private static void KeepLink(JsonObject item)
    {
        if (IsLink(item))
            return;
        item["type"] = "text";
        item.Remove("url");
    }

    private static bool IsLink(JsonObject item) =>
        Uri.TryCreate((string?)item["url"], UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && Length(item, "url") <= 3000;

    private static bool Said(JsonNode? text) => (string?)text?["text"] is { Length: > 0 };

    private static bool Is(JsonValue value, bool expected) => value.TryGetValue<bool>(out var said) && said == expected;

    private static int Length(JsonObject item, string name) => ((string?)item[name])?.Length ?? 0;

    private static bool Cut(JsonObject item, int most)
    {
        var text = item["text"]?.ToString() ?? "";
        item["text"] = Cut(text, most);
        return text.Length > 0;
    }

    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
