using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Activities;

public sealed class RoundTripTests
{
    private const string Rich = """
        {
          "type": "message", "id": "f:1", "timestamp": "2026-03-01T12:00:00.123Z", "localTimestamp": "2026-03-01T13:00:00+01:00",
          "localTimezone": "Europe/Berlin", "serviceUrl": "https://smba.trafficmanager.net/emea/", "channelId": "msteams",
          "from": {"id": "29:1", "name": "Zoë 🙂", "aadObjectId": "a", "role": "user", "tenantId": "t", "userRole": ["x", 1]},
          "conversation": {"id": "c", "conversationType": "channel", "isGroup": true, "tenantId": "t", "new": {"deep": [null, 1.50]}},
          "recipient": {"id": "28:1", "properties": {"a": 1}},
          "attachments": [{"contentType": "x/y", "content": {"body": []}, "contentUrl": "u", "name": "n", "thumbnailUrl": "th"}],
          "entities": [{"type": "mention", "text": "<at>x</at>"}, 5, null, "odd"],
          "channelData": {"tenant": {"id": "t"}, "source": {"name": "compose"}},
          "suggestedActions": {"actions": [{"type": "imBack"}]}, "importance": "high", "semanticAction": null,
          "text": "<at>x</at> hi", "textFormat": "xml", "locale": "de-DE", "name": "n", "replyToId": "f:0", "deliveryMode": "normal",
          "attachmentLayout": "list", "speak": "s", "inputHint": "i", "summary": "s", "action": "add",
          "membersAdded": [{"id": "29:2", "new": 1}], "membersRemoved": [],
          "value": [1e400, 12345678901234567890, true], "callerId": "urn:botframework:azure", "listenFor": ["a"]
        }
        """;

    private static JsonNode RoundTrip(string json) =>
        JsonNode.Parse(ActivityJson.Write(ActivityJson.Read(Encoding.UTF8.GetBytes(json))))!;

    [Fact]
    public void Everything_in_an_activity_survives_a_round_trip_at_every_level() =>
        JsonDifferences
            .Between(JsonElement.Parse(Rich), JsonElement.Parse(RoundTrip(Rich).ToJsonString()))
            .ShouldBeEmpty();

    [Fact]
    public void A_null_is_kept_where_it_may_mean_something_and_left_out_where_it_means_nothing() =>
        RoundTrip(
                """{"type":"message","text":null,"from":{"id":"a","role":null},"new":null,"value":{"a":null},"channelData":{"b":[null]}}"""
            )
            .ToJsonString()
            .ShouldBe(
                """{"type":"message","from":{"id":"a"},"channelData":{"b":[null]},"value":{"a":null},"new":null}"""
            );

    /// <remarks>Every value of a rich activity in turn becomes each of some odd ones.</remarks>
    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"Zoë\\ud83d\\ude42\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("[{\"id\":\"a\",\"id\":\"b\",\"n\":null},\"odd\"]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\",\"name\":null,\"isGroup\":\"yes\",\"n\":[1.50]}")]
    public void Whatever_stands_where_it_is_read_or_refused_as_the_serializer_does(string odd)
    {
        foreach (var path in All(JsonNode.Parse(Rich)!).Select(node => node.GetPath()))
        {
            var json = Replace(path, odd);
            Result(() => ActivityJson.Write(ActivityJson.Read(Encoding.UTF8.GetBytes(json))))
                .ShouldBe(Result(() => ActivityJson.Write(Serialized(json))), json);
        }
    }

    private static Activity Serialized(string json)
    {
        var activity = JsonSerializer.Deserialize(json, BotFrameworkJson.Default.Activity) ?? throw new JsonException();
        activity.Attachments = activity.Attachments?.Where(item => item is not null).ToList();
        activity.MembersAdded = activity.MembersAdded?.Where(item => item is not null).ToList();
        activity.MembersRemoved = activity.MembersRemoved?.Where(item => item is not null).ToList();
        return activity;
    }

    private static string Result(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return "refused";
        }
    }

    private static string Replace(string path, string odd)
    {
        var root = JsonNode.Parse(Rich)!;
        var node = All(root).Single(node => node.GetPath() == path);
        if (node == root)
            return odd;
        node.ReplaceWith(JsonValue.Create("@odd@"));
        return root.ToJsonString().Replace("\"@odd@\"", odd, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> All(JsonNode node) =>
        node switch
        {
            JsonObject all => all.Select(member => member.Value).OfType<JsonNode>().SelectMany(All).Prepend(node),
            JsonArray all => all.OfType<JsonNode>().SelectMany(All).Prepend(node),
            _ => [node],
        };

    [Fact]
    public void Numbers_keep_their_digits() =>
        RoundTrip(Rich)["conversation"]!["new"]!["deep"]![1]!.ToJsonString().ShouldBe("1.50");

    [Theory]
    [InlineData("\"2026-03-01T12:00:00.1234567Z\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"/Date(1234)/\"")]
    [InlineData("1772366400")]
    [InlineData("\"2026-13-45\"")]
    public void A_date_of_any_shape_is_kept_as_it_came(string date) =>
        RoundTrip($$"""{"type":"message","timestamp":{{date}}}""")["timestamp"]!.ToJsonString().ShouldBe(date);

    [Fact]
    public void A_date_that_can_be_read_is_read() =>
        ActivityJson
            .Read("""{"type":"message","timestamp":"2026-03-01T13:00:00+01:00"}"""u8)
            .Timestamp.ShouldBe(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_date_that_is_set_is_written_in_UTC()
    {
        var activity = new Activity { Timestamp = new(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1)) };
        ActivityJson.Write(activity).ShouldBe("""{"timestamp":"2026-03-01T12:00:00.0000000Z"}""");
    }

    [Fact]
    public void A_property_that_comes_twice_counts_once() =>
        ActivityJson.Read("""{"type":"a","type":"message","x":1,"x":2}"""u8).Type.ShouldBe("message");

    [Fact]
    public void Letters_of_every_script_stay_letters() =>
        ActivityJson.Write(new Activity { Text = "Ünï 你好 <b>" }).ShouldContain("Ünï 你好 <b>");

    [Fact]
    public void Members_that_are_null_are_dropped() =>
        ActivityJson
            .Read("""{"type":"conversationUpdate","membersAdded":[null,{"id":"a"}]}"""u8)
            .MembersAdded!.ShouldHaveSingleItem()
            .Id.ShouldBe("a");

    [Fact]
    public void A_stored_reference_is_read_back_whole()
    {
        var reference = ConversationReference.Of(ActivityJson.Read(Encoding.UTF8.GetBytes(Rich)));
        var stored = JsonSerializer.Serialize(reference, BotFrameworkJson.Default.ConversationReference);
        var read = JsonSerializer.Deserialize(stored, BotFrameworkJson.Default.ConversationReference)!;
        read.ServiceUrl.ShouldBe("https://smba.trafficmanager.net/emea/");
        read.User!.Properties!["userRole"].GetArrayLength().ShouldBe(2);
        JsonSerializer.Serialize(read, BotFrameworkJson.Default.ConversationReference).ShouldBe(stored);
    }
}
