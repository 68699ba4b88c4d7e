using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Tests.Hosting;

/// <summary>Somebody in a Teams conversation: what they say goes to <c>/api/messages</c>, what the bot posts comes to the Connector.</summary>
internal sealed class Person(BotHost host, FakeConnector connector, string conversation = "a:chat-1")
{
    private static readonly JsonSerializerOptions _asWritten = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static int _said;

    public string Id { get; init; } = "29:ann";

    public string Zone { get; init; } = "Europe/London";

    /// <summary>What the person's app says of its language; null when it does not.</summary>
    public string? Locale { get; init; }

    /// <summary>Null for a one-to-one chat, else <c>channel</c> or <c>groupChat</c>.</summary>
    public string? Group { get; init; }

    /// <summary>Signs for the service URL an activity comes from; null sends no token.</summary>
    public Func<string, string>? Sign { get; init; }

    /// <summary>Their id in their organisation, if Teams tells it.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The team that the channel belongs to.</summary>
    public string? Team { get; init; }

    /// <summary>Whom the channel says it speaks for.</summary>
    public string Channel { get; init; } = "msteams";

    /// <summary>The organisation the conversation belongs to, as Teams tells it.</summary>
    public string? Tenant { get; init; }

    public string Conversation => conversation;

    /// <summary>Says something and waits for the card that answers it.</summary>
    public async Task<Card> AskAsync(string text)
    {
        (await SayAsync(text)).ShouldBe(HttpStatusCode.OK);
        return await SeesAsync();
    }

    /// <summary>Presses a button of a card by its title, with a client that does not know <c>Action.Execute</c>.</summary>
    public async Task<Card> PressAsync(Card card, string title)
    {
        var activity = Activity("message");
        activity["value"] = JsonNode.Parse(card.Button(title).GetRawText());
        activity["replyToId"] = card.ActivityId;
        (await PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
        return await SeesAsync();
    }

    /// <summary>Presses a button that executes; what it is answered with takes the card's place before this person's eyes.</summary>
    public async Task<Card> ExecuteAsync(Card card, string title) =>
        card.With((await AnswerAsync(Invoke(card.Execute(title), card.ActivityId))).GetProperty("value"));

    /// <summary>The client shows the card anew, as it says itself how.</summary>
    public async Task<Card> RefreshAsync(Card card)
    {
        var action = card.Json.GetProperty("refresh").GetProperty("action");
        return card.With((await AnswerAsync(Invoke(action, card.ActivityId, "automatic"))).GetProperty("value"));
    }

    public JsonObject Invoke(JsonElement action, string? card, string trigger = "manual")
    {
        var invoke = Activity("invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = card;
        invoke["value"] = new JsonObject { ["action"] = JsonNode.Parse(action.GetRawText()), ["trigger"] = trigger };
        return invoke;
    }

    /// <summary>What an invoke of a card is answered, which is what Teams takes.</summary>
    public async Task<JsonElement> AnswerAsync(JsonObject invoke)
    {
        var (status, body) = await CallAsync(invoke);
        status.ShouldBe(HttpStatusCode.OK, body);
        var answer = JsonElement.Parse(body);
        InvokeShapes.Violation(answer).ShouldBeNull();
        return answer;
    }

    public Task<HttpStatusCode> SayAsync(string text)
    {
        var activity = Activity("message");
        activity["text"] = text;
        return PostAsync(activity);
    }

    public Task<HttpStatusCode> MentionAsync(string text)
    {
        var activity = Activity("message");
        activity["text"] = $"<at>DigestBot</at> {text}";
        activity["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>DigestBot</at>",
                ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
            }
        );
        return PostAsync(activity);
    }

    public Task<HttpStatusCode> AddBotAsync()
    {
        var activity = Activity("installationUpdate");
        activity["action"] = "add";
        return PostAsync(activity);
    }

    /// <summary>The next card the bot posts anywhere.</summary>
    public async Task<Card> SeesAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            return new Card(await connector.NextAsync(patience.Token));
        }
        catch (OperationCanceledException late)
        {
            throw new InvalidOperationException($"Nothing was posted.\n{host.Log}", late);
        }
    }

    public async Task<HttpStatusCode> PostAsync(JsonObject activity) => (await CallAsync(activity)).Status;

    /// <summary>Posts an activity and reads what the response itself says.</summary>
    public async Task<(HttpStatusCode Status, string Body)> CallAsync(JsonObject activity)
    {
        connector.Know(conversation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = JsonContent.Create(activity, options: _asWritten),
        };
        if (Sign is not null)
            request.Headers.Authorization = new("Bearer", Sign(connector.ServiceUrl));
        using var response = await host.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private JsonObject? ChannelData()
    {
        if (Tenant is null && Team is null)
            return null;
        var data = new JsonObject();
        if (Tenant is not null)
            data["tenant"] = new JsonObject { ["id"] = Tenant };
        if (Team is not null)
            data["team"] = new JsonObject { ["id"] = Team };
        return data;
    }

    public JsonObject Activity(string type) =>
        new()
        {
            ["type"] = type,
            ["id"] = $"{conversation}-{Interlocked.Increment(ref _said)}",
            ["channelId"] = Channel,
            ["serviceUrl"] = connector.ServiceUrl,
            ["from"] = new JsonObject
            {
                ["id"] = Id,
                ["aadObjectId"] = ObjectId,
                ["name"] = "Ann",
            },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
            ["localTimezone"] = Zone,
            ["locale"] = Locale,
            ["channelData"] = ChannelData(),
            ["conversation"] = Group is null
                ? new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" }
                : new JsonObject
                {
                    ["id"] = conversation,
                    ["conversationType"] = Group,
                    ["isGroup"] = true,
                },
        };
}

/// <summary>A card as it was posted.</summary>
internal sealed class Card(ReceivedCall call)
{
    public ReceivedCall Call => call;

    public string? ActivityId => call.ActivityId;

    /// <summary>What was posted; a new thread brings it as its first message.</summary>
    public JsonElement Activity => call.Body.TryGetProperty("activity", out var first) ? first : call.Body;

    public string Summary => Text1(Activity, "summary") ?? "";

    public JsonElement Json => Activity.GetProperty("attachments")[0].GetProperty("content");

    /// <summary>A card that is not posted by the bot.</summary>
    public static Card Of(JsonElement content) =>
        new(
            new ReceivedCall(
                "",
                "",
                null,
                null,
                null,
                JsonSerializer.SerializeToElement(new { attachments = new[] { new { content } } })
            )
        );

    /// <summary>Everything a reader sees, in order, a line for each block.</summary>
    public string Text => string.Join('\n', Lines(Json).Where(line => line.Length > 0));

    public IReadOnlyList<string> Buttons =>
        [.. Actions(Json).Select(action => action.GetProperty("title").GetString()!)];

    /// <summary>What is shown in bold, such as the words that matched.</summary>
    public IReadOnlyList<string> Bold =>
        [
            .. Elements(Json)
                .Where(element => Text1(element, "weight") == "Bolder")
                .Select(element => Text1(element, "text"))
                .OfType<string>(),
        ];

    /// <summary>The texts that may have Markdown and mentions in them.</summary>
    public IReadOnlyList<string> TextBlocks =>
        [
            .. Elements(Json)
                .Where(element => Text1(element, "type") == "TextBlock")
                .Select(element => Text1(element, "text"))
                .OfType<string>(),
        ];

    /// <summary>What a button sends of a client that does not know <c>Action.Execute</c>.</summary>
    public JsonElement Button(string title)
    {
        var action = Action(title);
        return (action.TryGetProperty("fallback", out var fallback) ? fallback : action).GetProperty("data");
    }

    public JsonElement Execute(string title)
    {
        var action = Action(title);
        Text1(action, "type").ShouldBe("Action.Execute");
        return action;
    }

    /// <summary>The message with another card in its place.</summary>
    public Card With(JsonElement card) =>
        new(
            call with
            {
                Body = JsonSerializer.SerializeToElement(
                    new JsonObject
                    {
                        ["summary"] = Text1(card, "fallbackText"),
                        ["attachments"] = new JsonArray(
                            new JsonObject { ["content"] = JsonNode.Parse(card.GetRawText()) }
                        ),
                    }
                ),
            }
        );

    private JsonElement Action(string title) =>
        Actions(Json).First(action => action.GetProperty("title").GetString() == title);

    private static IEnumerable<string> Lines(JsonElement card) =>
        Elements(card)
            .Select(element =>
                Text1(element, "type") switch
                {
                    "TextBlock" => Text1(element, "text") ?? "",
                    "RichTextBlock" => string.Concat(
                        element.GetProperty("inlines").EnumerateArray().Select(run => Text1(run, "text"))
                    ),
                    "FactSet" => string.Join(
                        '\n',
                        element
                            .GetProperty("facts")
                            .EnumerateArray()
                            .Select(fact => $"{Text1(fact, "title")} {Text1(fact, "value")}")
                    ),
                    _ => "",
                }
            );

    private static IEnumerable<JsonElement> Actions(JsonElement card) =>
        Elements(card, "refresh", "fallback")
            .Where(element => Text1(element, "type")?.StartsWith("Action.", StringComparison.Ordinal) == true);

    private static IEnumerable<JsonElement> Elements(JsonElement element, params string[] but)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany(item => Elements(item, but));
        return element.ValueKind == JsonValueKind.Object
            ? element
                .EnumerateObject()
                .Where(property => !but.Contains(property.Name))
                .SelectMany(property => Elements(property.Value, but))
                .Prepend(element)
            : [];
    }

    private static string? Text1(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
