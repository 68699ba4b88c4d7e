using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>Somebody replies to a message of the bot, or writes with signs that Teams turns into HTML entities.</summary>
public sealed class RepliedMessageTests
{
    private const string Bot = "<at>DigestBot</at>";

    [Theory]
    [InlineData(null, "<quoted messageId=\"1764000000000\"/> topic quad")]
    [InlineData(null, "<quoted messageId=\"1764000000000\"/>\n\ntopic quad")]
    [InlineData(null, "<quoted messageId=\"1764000000000\"/><quoted messageId=\"1764000000001\"/>topic quad")]
    [InlineData("groupChat", $"<quoted messageId=\"1764000000000\"/> {Bot} topic quad")]
    [InlineData("groupChat", $"{Bot}&nbsp;<quoted messageId=\"1764000000000\"/>topic quad")]
    public async Task A_reply_that_quotes_the_bot_is_answered_as_if_it_quoted_nothing(string? group, string text)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, reply) = Said(chat, group, text);
        reply["entities"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["type"] = "quotedReply",
                    ["quotedReply"] = new JsonObject
                    {
                        ["messageId"] = "1764000000000",
                        ["senderId"] = "28:bot",
                        ["senderName"] = "DigestBot",
                        ["preview"] = "Subscribed: every day at 08:30",
                        ["isReplyDeleted"] = false,
                    },
                }
            );

        await ann.PostAsync(reply);

        (await ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
    }

    [Theory]
    [InlineData(null, "topic quad")]
    [InlineData(null, "<attachment id=\"1764000000000\"></attachment>\ntopic quad")]
    [InlineData("groupChat", $"{Bot} topic quad")]
    [InlineData("groupChat", $"<attachment id=\"1764000000000\"></attachment>{Bot}&nbsp;topic quad")]
    public async Task So_is_one_of_an_app_that_attaches_what_it_quotes(string? group, string text)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, reply) = Said(chat, group, text);
        reply["attachments"] = new JsonArray(
            new JsonObject
            {
                ["id"] = "1764000000000",
                ["contentType"] = "messageReference",
                ["content"] = """{"messageId":"1764000000000","messagePreview":"Subscribed: every day at 08:30"}""",
            },
            new JsonObject
            {
                ["contentType"] = "text/html",
                ["content"] = "<attachment id=\"1764000000000\"></attachment><p>topic quad</p>",
            }
        );

        await ann.PostAsync(reply);

        (await ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
    }

    [Theory]
    [InlineData($"{Bot}&nbsp;subscribe daily 08:30")]
    [InlineData($"{Bot}\u00A0subscribe&nbsp;daily&#160;08:30")]
    [InlineData($"{Bot} subscribe daily 08:30 about quad &amp; quad")]
    public async Task What_Teams_writes_as_an_entity_is_read_as_what_was_typed(string text)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, message) = Said(chat, "channel", text);

        await ann.PostAsync(message);

        (await ann.SeesAsync()).Text.ShouldContain("Subscribed");
    }

    [Fact]
    public async Task What_was_typed_as_markup_stays_text_in_the_answer()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, message) = Said(chat, null, "/topic &lt;at&gt;everyone&lt;/at&gt; &amp;lt;b&amp;gt;");

        await ann.PostAsync(message);

        var answer = await ann.SeesAsync();
        answer.Text.ShouldContain("<at>everyone</at> &lt;b&gt;");
        answer.Activity.EnumerateObject().ShouldNotContain(of => of.Name == "entities" || of.Name == "text");
        answer.TextBlocks.ShouldAllBe(text => !text.Contains("everyone", StringComparison.Ordinal));
    }

    private static (Person Ann, JsonObject Message) Said(Chatting chat, string? group, string text)
    {
        var ann = group == "channel" ? new Teaming(chat).In(News) : chat.In("19:chat-1", group);
        var message = ann.Activity("message");
        message["text"] = text;
        message["textFormat"] = "plain";
        message["entities"] = group is null
            ? []
            : new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = Bot,
                    ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
                }
            );
        return (ann, message);
    }
}
