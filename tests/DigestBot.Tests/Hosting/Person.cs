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

    public string Zone { get; init; } = "Europe/London";

    /// <summary>What the person's app says of its language; null when it does not.</summary>
    public string? Locale { get; init; }

    /// <summary>Null for a one-to-one chat, else <c>channel</c> or <c>groupChat</c>.</summary>
    public string? Group { get; init; }

    /// <summary>Signs for the service URL an activity comes from; null sends no token.</summary>
    public Func<string, string>? Sign { get; init; }

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

    /// <summary>Presses a button of a card by its title.</summary>
    public async Task<Card> PressAsync(Card card, string title)
    {
        var activity = Activity("message");
        activity["value"] = JsonNode.Parse(card.Button(title).GetRawText());
        activity["replyToId"] = card.ActivityId;
        (await PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
        return await SeesAsync();
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
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = JsonContent.Create(activity, options: _asWritten),
        };
        if (Sign is not null)
            request.Headers.Authorization = new("Bearer", Sign(connector.ServiceUrl));
        using var response = await host.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public JsonObject Activity(string type) =>
        new()
        {
            ["type"] = type,
            ["id"] = $"{conversation}-{Interlocked.Increment(ref _said)}",
            ["channelId"] = Channel,
            ["serviceUrl"] = connector.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "29:ann", ["name"] = "Ann" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
            ["localTimezone"] = Zone,
            ["locale"] = Locale,
            ["channelData"] = Tenant is null
                ? null
                : new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
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

    public JsonElement Button(string title) =>
        Actions(Json).First(action => action.GetProperty("title").GetString() == title).GetProperty("data");

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
        Elements(card)
            .Where(element => Text1(element, "type")?.StartsWith("Action.", StringComparison.Ordinal) == true);

    private static IEnumerable<JsonElement> Elements(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany(Elements);
        return element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(property => Elements(property.Value)).Prepend(element)
            : [];
    }

    private static string? Text1(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
