using System.Text.Json.Nodes;
using DigestBot.BotFramework.Tests.Inbound;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Peers;

/// <summary>What is posted to this bot and to the SDK's, by name.</summary>
internal sealed record Posted(string Body, Func<FakeIssuer, string?> Token)
{
    private static int _made;

    public string Method { get; init; } = "POST";

    public static IReadOnlyDictionary<string, Posted> All { get; } =
        new Dictionary<string, Posted>(StringComparer.Ordinal)
        {
            ["message"] = Of("message"),
            ["message without text"] = Of("message", activity => activity.Remove("text")),
            ["message with a value"] = Of("message", activity => activity["value"] = new JsonObject { ["a"] = 1 }),
            ["message with an attachment"] = Of("message", Attach),
            ["message without an id"] = Of("message", activity => activity.Remove("id")),
            ["message without a sender"] = Of("message", activity => activity.Remove("from")),
            ["message with dates that are none"] = Of(
                "message",
                activity =>
                {
                    activity["timestamp"] = "yesterday";
                    activity["localTimestamp"] = "yesterday";
                }
            ),
            ["conversationUpdate"] = Of(
                "conversationUpdate",
                activity => activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:ann" })
            ),
            ["conversationUpdate without members"] = Of("conversationUpdate"),
            ["installationUpdate add"] = Of("installationUpdate", activity => activity["action"] = "add"),
            ["installationUpdate remove"] = Of("installationUpdate", activity => activity["action"] = "remove"),
            ["messageReaction"] = Of(
                "messageReaction",
                activity => activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" })
            ),
            ["messageUpdate"] = Of("messageUpdate"),
            ["messageDelete"] = Of("messageDelete"),
            ["event"] = Of("event", activity => activity["name"] = "application/vnd.microsoft.meetingStart"),
            ["event without a name"] = Of("event"),
            ["typing"] = Of("typing"),
            ["endOfConversation"] = Of("endOfConversation"),
            ["trace"] = Of("trace"),
            ["handoff"] = Of("handoff"),
            ["command"] = Of("command", activity => activity["name"] = "x/y"),
            ["contactRelationUpdate"] = Of("contactRelationUpdate"),
            ["unknown type"] = Of("somethingNew"),
            ["invoke handled"] = Of("invoke", activity => activity["name"] = "adaptiveCard/action"),
            ["invoke not handled"] = Of("invoke", activity => activity["name"] = "unheard/of"),
            ["invoke without a name"] = Of("invoke"),
            ["expectReplies"] = Of("message", ExpectReplies),
            ["expectReplies without an answer"] = Of("typing", ExpectReplies),
            ["bad JSON"] = As("{"),
            ["no JSON"] = As("not json"),
            ["an array"] = As("[]"),
            ["empty body"] = As(""),
            ["empty object"] = As("{}"),
            ["no type"] = Of("message", activity => activity.Remove("type")),
            ["empty type"] = Of(""),
            ["a type that is a number"] = Of("message", activity => activity["type"] = 5),
            ["no serviceUrl"] = Of("message", activity => activity.Remove("serviceUrl")),
            ["no conversation"] = Of("message", activity => activity.Remove("conversation")),
            ["no channelId"] = Of("message", activity => activity.Remove("channelId")),
            ["no token"] = With("no token"),
            ["garbage token"] = With("garbage"),
            ["truncated token"] = With("truncated"),
            ["expired token"] = With("expired 6 minutes ago"),
            ["token for another service"] = With("wrong audience"),
            ["token of another issuer"] = With("wrong issuer"),
            ["token for another serviceUrl"] = With("serviceurl different"),
            ["token signed with an unknown key"] = With("unknown key"),
            ["GET"] = Of("message") with { Method = "GET" },
            ["PUT"] = Of("message") with { Method = "PUT" },
        };

    private static Posted Of(string type, Action<JsonObject>? change = null)
    {
        var activity = JsonNode.Parse(ActivityJson.Write(Some.Message()))!.AsObject();
        activity["type"] = type;
        activity["id"] = $"activity-{Interlocked.Increment(ref _made)}";
        activity["timestamp"] = "2026-03-01T12:00:00.123Z";
        change?.Invoke(activity);
        return As(activity.ToJsonString());
    }

    private static Posted As(string body) => new(body, issuer => AttackMatrix.Channel(issuer).Sign());

    private static Posted With(string attack) => Of("message") with { Token = AttackMatrix.Attacks[attack] };

    private static void ExpectReplies(JsonObject activity) => activity["deliveryMode"] = "expectReplies";

    private static void Attach(JsonObject activity) =>
        activity["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<div>hello</div>" }
        );
}
