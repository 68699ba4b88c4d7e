using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Channels.Slack;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>Whatever an article, a name or a question says, in Slack it is text.</summary>
public sealed class SlackOutsideTextTests
{
    private static readonly string[] _hostile =
    [
        "<!channel> <!here> <!everyone>",
        "<@U0001> <#C0001> <!subteam^S1>",
        "<https://evil.example|http://bank.example>",
        "*bold* _italic_ ~gone~ `code` ```block```",
        "> quote & &amp; &lt;!channel&gt; :emoji: @here #general",
        "\"}],{\"type\":\"mrkdwn\" \\ ${summary}",
        "Z\u0301\u202E\U0001F600\u200B",
    ];

    /// <summary>What is data of the bot's own, not of the outside.</summary>
    private static readonly string[] _own = ["url", "verb", "id", "name", "from"];

    private static readonly string[] _literal = ["plain_text", "text", "link"];

    public static TheoryData<string> Samples => SlackSamples.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Outside_text_stands_only_where_it_is_literal(string sample)
    {
        foreach (var hostile in _hostile)
        {
            var content = Rendered(sample, hostile);
            foreach (var part in SlackSamples.Parts(content))
            {
                part.Text.ShouldNotContain("<");
                part.Text.ShouldNotContain(">");
                foreach (var item in SlackSamples.Objects(part.Blocks!.Value))
                    CheckItem(item);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Outside_text_does_not_change_what_a_message_is_made_of(string sample)
    {
        var expected = Shape(Rendered(sample, "harmless"));

        foreach (var hostile in _hostile)
            Shape(Rendered(sample, hostile)).ShouldBe(expected);
    }

    [Fact]
    public void A_question_comes_back_as_it_was_asked()
    {
        var content = Rendered("topic-miss", "\"quoted\" \\ <@U1> ${x}");
        var search = SlackSamples
            .Objects(content.Blocks!.Value)
            .Single(item => SlackSamples.Text(item, "action_id") == "search");

        JsonElement
            .Parse(SlackSamples.Text(search, "value")!)
            .GetProperty("words")
            .GetString()
            .ShouldBe("\"quoted\" \\ <@U1> ${x}");
    }

    private static void CheckItem(JsonElement item)
    {
        var type = SlackSamples.Text(item, "type");
        type.ShouldNotBe("mrkdwn");
        (SlackSamples.Text(item, "value") ?? "").AsSpan().IndexOfAny("<>&").ShouldBe(-1);
        if (type == "plain_text")
            item.GetProperty("emoji").GetBoolean().ShouldBeFalse();
        foreach (var member in item.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
            if (member.Value.GetString()!.AsSpan().IndexOfAny("<*`&:") >= 0 && member.Name is not ("url" or "value"))
                (member.Name, type).ShouldBeOneOf([
                    .. _literal.Select(literal => ("text", literal)),
                    ("action_id", type),
                ]);
    }

    private static SlackContent Rendered(string sample, string hostile)
    {
        var data = JsonNode.Parse(SlackSamples.Data(sample).GetRawText())!;
        Replace(data, hostile);
        return SlackSamples.Render(SlackSamples.Message(sample.Split('.')[0], JsonElement.Parse(data.ToJsonString())));
    }

    private static void Replace(JsonNode node, string hostile)
    {
        if (node is JsonObject item)
            foreach (var (name, value) in item.ToList())
                if (value is JsonValue text && text.TryGetValue<string>(out var said) && !_own.Contains(name))
                    item[name] = said.Length == 0 ? "" : hostile;
                else if (value is not null)
                    Replace(value, hostile);
        if (node is JsonArray list)
            for (var index = 0; index < list.Count; index++)
                if (list[index] is JsonValue text && text.TryGetValue<string>(out _))
                    list[index] = hostile;
                else
                    Replace(list[index]!, hostile);
    }

    /// <summary>The types of everything in it, in order.</summary>
    private static string Shape(SlackContent content) =>
        string.Join(
            ' ',
            SlackSamples
                .Parts(content)
                .SelectMany(part => SlackSamples.Objects(part.Blocks!.Value))
                .Select(item => SlackSamples.Text(item, "type") ?? "-")
        );
}
