using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>Somebody who looks for something from the compose box of a chat that the bot knows nothing of.</summary>
internal sealed class Composing(Chatting chat, string? locale = null)
{
    private readonly Person _person = new(chat.Host, chat.Connector, "19:others@thread.v2")
    {
        Group = "groupChat",
        Locale = locale,
    };

    public async Task<Found> FindAsync(string command, JsonNode? words, int? skip = null, int? count = null)
    {
        var value = new JsonObject
        {
            ["commandId"] = command,
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = words }),
        };
        if (skip is not null || count is not null)
            value["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count };
        return await InvokeAsync("composeExtension/query", value);
    }

    /// <summary>What Teams asks as soon as the command is opened.</summary>
    public Task<Found> OpenAsync(string command) =>
        InvokeAsync(
            "composeExtension/query",
            new JsonObject
            {
                ["commandId"] = command,
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }),
                ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
            }
        );

    public Task<Found> PasteAsync(string url, bool isAnonymous = false) =>
        InvokeAsync(
            isAnonymous ? "composeExtension/anonymousQueryLink" : "composeExtension/queryLink",
            new JsonObject { ["url"] = url }
        );

    public async Task<Found> InvokeAsync(string name, JsonNode? value, string channel = "msteams")
    {
        var (status, body) = await PostAsync(name, value, channel);
        status.ShouldBe(HttpStatusCode.OK);
        return new Found(JsonElement.Parse(body).GetProperty("composeExtension"));
    }

    public Task<(HttpStatusCode Status, string Body)> PostAsync(
        string name,
        JsonNode? value,
        string channel = "msteams"
    )
    {
        var invoke = _person.Activity("invoke");
        invoke["channelId"] = channel;
        invoke["name"] = name;
        invoke["value"] = value;
        return _person.CallAsync(invoke);
    }
}

/// <summary>What the compose box was given.</summary>
internal sealed class Found(JsonElement answer)
{
    public string? Type => answer.GetProperty("type").GetString();

    public string? Message => answer.GetProperty("text").GetString();

    public IReadOnlyList<Result> Results =>
        [.. answer.GetProperty("attachments").EnumerateArray().Select(one => new Result(one))];

    public IReadOnlyList<string> Titles => [.. Results.Select(result => result.Title)];

    public int Length => answer.GetRawText().Length;
}

internal sealed class Result(JsonElement attachment)
{
    private JsonElement Preview => attachment.GetProperty("preview");

    public string? PreviewType => Preview.GetProperty("contentType").GetString();

    public string Title => Preview.GetProperty("content").GetProperty("title").GetString()!;

    public string Text => Preview.GetProperty("content").GetProperty("text").GetString()!;

    public string? CardType => attachment.GetProperty("contentType").GetString();

    /// <summary>The card that is inserted.</summary>
    public Card Card { get; } = Card.Of(attachment.GetProperty("content"));
}
