using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Inbound;

public sealed class FuzzTests
{
    private static readonly string[] Names =
    [
        "type",
        "id",
        "timestamp",
        "serviceUrl",
        "channelId",
        "from",
        "conversation",
        "recipient",
        "membersAdded",
        "attachments",
        "entities",
        "channelData",
        "value",
        "name",
        "text",
        "deliveryMode",
        "localTimezone",
        "mentioned",
    ];
    private static readonly string[] Texts =
    [
        "",
        "message",
        "invoke",
        "expectReplies",
        "mention",
        "clientInfo",
        "28:bot",
        "not a date",
        "<at>DigestBot</at>",
        "\\ud800",
        "\0",
        "adaptiveCard/action",
    ];

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        OneOf(Texts).Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.String.Select(text => (JsonNode?)JsonValue.Create(text))
    );

    private static readonly Gen<JsonNode?> Any = Gen.Recursive<JsonNode?>(
        (depth, inner) =>
            depth > 4
                ? Leaf
                : Gen.OneOf(
                    Leaf,
                    inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(Own)])),
                    Gen.Select(OneOf(Names), inner).Array[0, 4].Select(members => (JsonNode?)ObjectOf(members))
                )
    );

    /// <summary>A sound activity of which some properties were replaced by anything.</summary>
    private static readonly Gen<string> Mutated = Gen.Select(OneOf(Names), Any)
        .Array[0, 6]
        .Select(changes =>
        {
            var activity = JsonNode.Parse(ActivityJson.Write(Some.Message()))!.AsObject();
            foreach (var (name, value) in changes)
                activity[name] = Own(value);
            return activity.ToJsonString();
        });

    private static readonly Gen<string> Broken = Gen.Select(Mutated, Gen.Int[0, 2000], Gen.Char)
        .Select((text, at, letter) => at < text.Length ? text.Remove(at, 1).Insert(at, letter.ToString()) : text);

    private static readonly Gen<string> Bodies = Gen.Frequency(
        (3, Mutated),
        (1, Broken),
        (1, Any.Select(node => node?.ToJsonString() ?? "null")),
        (1, Gen.String)
    );

    [Fact]
    public async Task No_body_makes_the_bot_fail()
    {
        var time = new WatchedTime();
        await using var issuer = await FakeIssuer.StartAsync(time);
        await using var bot = await BotHost.StartAsync(time, BotHost.TrustingSettings(issuer), UseEverything);
        var token = issuer.EmulatorToken(Some.AppId).Sign();
        await Bodies.SampleAsync(
            async body =>
            {
                using var response = await bot.PostAsync(body, token);
                ((int)response.StatusCode).ShouldBeOneOf(200, 400, 501);
            },
            iter: 2000,
            threads: 2
        );
        bot.Seen.ShouldNotBeEmpty();
    }

    /// <summary>Everything a bot may ask of an activity.</summary>
    private static Task UseEverything(Turn turn, CancellationToken cancellation)
    {
        var activity = turn.Activity;
        _ = activity.MentionsBot();
        _ = activity.TextWithoutBotMention();
        _ = activity.ClientInfo();
        _ = activity.TeamsChannelData();
        _ = activity.CardAction();
        _ = activity.IsGroupConversation();
        _ = activity.Timestamp;
        ActivityJson
            .Read(System.Text.Encoding.UTF8.GetBytes(ActivityJson.Write(activity)))
            .Type.ShouldBe(activity.Type);
        return Task.CompletedTask;
    }

    private static JsonNode? Own(JsonNode? node) => node?.DeepClone();

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static JsonObject ObjectOf((string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
            made[name] = Own(value);
        return made;
    }
}
