using System.Text.Json;

namespace DigestBot.Slack.Tests.Limits;

/// <summary>What Slack would not take is not sent, and the sentence says which block it is.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Long(int length) => new('x', length);

    private static object Text(int length, string type = "plain_text") =>
        type == "mrkdwn"
            ? new
            {
                type,
                text = Long(length),
                verbatim = true,
            }
            : new { type, text = Long(length) };

    private static object Section(int length = 10) => new { type = "section", text = Text(length, "mrkdwn") };

    private static object Button(int length = 10, int id = 10, int value = 10) =>
        new
        {
            type = "button",
            text = Text(length),
            action_id = Long(id),
            value = Long(value),
        };

    private static object Actions(params object[] elements) => new { type = "actions", elements };

    private static object Menu(int options) =>
        new { type = "static_select", options = Enumerable.Range(0, options).Select(number => Option($"{number}")) };

    private static object Option(string value) => new { text = Text(10), value };

    private static object[] Many(int count, Func<object> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private static readonly Dictionary<string, (object[] Blocks, string Sentence)> Wrong = new(StringComparer.Ordinal)
    {
        ["none"] = ([], "There are 0 blocks, and Slack takes 1 to 50."),
        ["51 blocks"] = (Many(51, () => new { type = "divider" }), "There are 51 blocks, and Slack takes 1 to 50."),
        ["long section"] = (
            [Section(), Section(3001)],
            "blocks[1] (section): its text has 3001 characters, and Slack takes 3000; shorten it."
        ),
        ["empty text"] = ([Section(0)], "blocks[0] (section): its text is empty."),
        ["parsed text"] = (
            [new { type = "section", text = new { type = "mrkdwn", text = "@channel" } }],
            "blocks[0] (section): its text is mrkdwn without \"verbatim\": true"
        ),
        ["nothing in it"] = ([new { type = "section" }], "blocks[0] (section): it needs a text or fields."),
        ["11 fields"] = (
            [new { type = "section", fields = Many(11, () => Text(5)) }],
            "blocks[0] (section): it has 11 fields, and Slack takes 1 to 10; split the block."
        ),
        ["long field"] = (
            [new { type = "section", fields = new[] { Text(5), Text(2001) } }],
            "blocks[0] (section): its field 1 has 2001 characters"
        ),
        ["long header"] = ([new { type = "header", text = Text(151) }], "blocks[0] (header): its text has 151"),
        ["mrkdwn header"] = (
            [new { type = "header", text = Text(5, "mrkdwn") }],
            "blocks[0] (header): its text has to be a text of type plain_text."
        ),
        ["11 in context"] = ([new { type = "context", elements = Many(11, () => Text(5)) }], "11 elements"),
        ["26 buttons"] = ([Actions(Many(26, () => new { type = "button", text = Text(5) }))], "26 elements"),
        ["long button"] = ([Actions(Button(76))], "blocks[0] (actions).elements[0]: its text has 76 characters"),
        ["long action id"] = ([Actions(Button(id: 256))], "its action_id has 256 characters, and Slack takes 255"),
        ["long value"] = ([Actions(Button(value: 2001))], "its value has 2001 characters, and Slack takes 2000"),
        ["same action id"] = ([Actions(Button(), Button())], "two of its elements have the action_id"),
        ["red button"] = (
            [
                Actions(
                    new
                    {
                        type = "button",
                        text = Text(5),
                        style = "red",
                    }
                ),
            ],
            "its style is neither primary nor danger."
        ),
        ["101 options"] = ([Actions(Menu(101))], "it has 101 options, and Slack takes 1 to 100."),
        ["long option"] = (
            [Actions(new { type = "overflow", options = new[] { Option(Long(151)) } })],
            "blocks[0] (actions).elements[0].options[0]: its value has 151 characters"
        ),
        ["wrong time"] = ([Actions(new { type = "timepicker", initial_time = "8:30" })], "not of the form HH:mm."),
        ["no alt text"] = (
            [new { type = "image", image_url = "https://example.org/a.png" }],
            "blocks[0] (image): it needs a alt_text."
        ),
        ["no such block"] = ([new { type = "sektion" }], "blocks[0] (sektion): Block Kit has no such block."),
        ["no type"] = ([new { text = "hi" }], "blocks[0] (no type): Block Kit has no such block."),
        ["no object"] = (["hi"], "blocks[0] (no type): Block Kit has no such block."),
        ["same block id"] = (
            [new { type = "divider", block_id = "a" }, new { type = "divider", block_id = "a" }],
            "blocks[1] (divider): its block_id stands at another block too."
        ),
        ["too much in all"] = (Many(5, () => Section(2600)), "The blocks come to 13625"),
    };

    public static TheoryData<string> Wrongs => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task A_block_over_a_limit_is_not_sent(string name)
    {
        await using var app = await SlackApp.StartAsync();
        var (blocks, sentence) = Wrong[name];
        var receipt = await app.Web.PostMessageAsync(
            new()
            {
                Channel = "C0001",
                Text = "hi",
                Blocks = Some.Json(blocks),
            },
            Cancellation
        );
        receipt.Status.ShouldBe(name == "too much in all" ? SlackStatus.TooLarge : SlackStatus.Refused);
        receipt.Reason.ShouldNotBeNull().ShouldContain(sentence);
        app.Slack.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_message_itself_has_limits_too()
    {
        await using var app = await SlackApp.StartAsync();
        var good = new SlackMessage { Channel = "C0001", Text = "hi" };
        SlackMessage[] wrong =
        [
            good with
            {
                Text = " ",
            },
            good with
            {
                Channel = "",
            },
            good with
            {
                Text = Long(40_001),
            },
            good with
            {
                Metadata = new("digest sent", Some.Json(new { })),
            },
            good with
            {
                Metadata = new("digest", Some.Json("text")),
            },
            good with
            {
                Metadata = new("digest", Some.Json(new { data = Long(8001) })),
            },
            good with
            {
                Blocks = Some.Json(new { type = "divider" }),
            },
        ];
        foreach (var message in wrong)
            (await app.Web.PostMessageAsync(message, Cancellation)).Status.ShouldBeOneOf(
                SlackStatus.Refused,
                SlackStatus.TooLarge
            );
        app.Slack.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"home"}""", "The blocks are no array.")]
    [InlineData("""{"type":"dialog","blocks":[{"type":"divider"}]}""", "The view is neither a modal nor a home.")]
    [InlineData("""{"type":"modal","blocks":[{"type":"divider"}]}""", "The view: it needs a title.")]
    [InlineData(
        """{"type":"modal","title":{"type":"plain_text","text":"A title of this length is long"},"blocks":[{"type":"divider"}]}""",
        "The view: its title has 30 characters, and Slack takes 24; shorten it."
    )]
    [InlineData(
        """{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input"}}]}""",
        "The view has inputs and no submit; give it one."
    )]
    public async Task A_view_over_a_limit_is_not_shown(string view, string sentence)
    {
        await using var app = await SlackApp.StartAsync();
        var result = await app.Web.OpenViewAsync("1.2.3", JsonElement.Parse(view), Cancellation);
        (result.Receipt.Status, result.Receipt.Reason).ShouldBe((SlackStatus.Refused, sentence));
        app.Slack.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_may_have_a_hundred_blocks()
    {
        await using var app = await SlackApp.StartAsync();
        var view = new { type = "home", blocks = Many(100, () => new { type = "divider" }) };
        (await app.Web.PublishViewAsync("U0001", Some.Json(view), null, Cancellation)).Value.ShouldNotBeNull();
        var more = new { type = "home", blocks = Many(101, () => new { type = "divider" }) };
        var refused = await app.Web.PublishViewAsync("U0001", Some.Json(more), null, Cancellation);
        refused.Receipt.Reason.ShouldBe("There are 101 blocks, and Slack takes 1 to 100.");
    }
}
