using System.Text.Json;

namespace DigestBot.BotFramework.Tests.Activities;

public sealed class MentionTests
{
    private static Activity Message(string text, params string[] entities)
    {
        var message = Some.Message(text);
        message.Entities = [.. entities.Select(Some.Json)];
        return message;
    }

    private static string Mention(string id, string name, string? text) =>
        JsonSerializer.Serialize(
            new
            {
                type = "mention",
                mentioned = new { id, name },
                text,
            }
        );

    [Theory]
    [InlineData("<at>DigestBot</at> /topic quad", "<at>DigestBot</at>", "/topic quad")]
    [InlineData("<at>DigestBot</at>\u00A0/topic quad\n", "<at>DigestBot</at>", "/topic quad")]
    [InlineData("/topic <at>digestbot</at> quad", "<at>DigestBot</at>", "/topic quad")]
    [InlineData("<at>DigestBot</at> <at>DigestBot</at> help", "<at>DigestBot</at>", "help")]
    [InlineData("<at id=\"28:bot\">DigestBot</at> help", "<at>DigestBot</at>", "help")]
    [InlineData("<at>DigestBot</at> help", null, "help")]
    [InlineData("@DigestBot topic quad", "<@U024BE7LH>", "topic quad")]
    [InlineData("<@U024BE7LH> topic quad", "<@U024BE7LH>", "topic quad")]
    [InlineData("@DigestBot help", "@DigestBot", "help")]
    [InlineData("@DigestBots help", "@DigestBot", "@DigestBots help")]
    [InlineData("<at>DigestBot</at>", "<at>DigestBot</at>", "")]
    public void The_bots_own_mention_is_stripped(string text, string? mention, string rest)
    {
        var message = Message(text, Mention("28:bot", "DigestBot", mention));
        message.MentionsBot().ShouldBeTrue();
        message.TextWithoutBotMention().ShouldBe(rest);
    }

    [Fact]
    public void A_mention_of_someone_else_stays()
    {
        var message = Message(
            "<at>DigestBot</at> tell <at>Ann</at> about it",
            Mention("29:ann", "Ann", "<at>Ann</at>"),
            Mention("28:bot", "DigestBot", "<at>DigestBot</at>")
        );
        message.TextWithoutBotMention().ShouldBe("tell <at>Ann</at> about it");
    }

    [Fact]
    public void Text_that_only_looks_like_a_mention_stays()
    {
        var message = Message("<at>DigestBot</at> help", Mention("29:ann", "Ann", "<at>Ann</at>"));
        message.MentionsBot().ShouldBeFalse();
        message.TextWithoutBotMention().ShouldBe("<at>DigestBot</at> help");
    }

    [Fact]
    public void A_name_with_signs_of_a_pattern_is_only_a_name()
    {
        var message = Message("<at>Bot (v2.*)</at> help", Mention("28:bot", "Bot (v2.*)", "<at>Bot (v2.*)</at>"));
        message.TextWithoutBotMention().ShouldBe("help");
    }

    [Theory]
    [InlineData("<quoted messageId=\"1\"/> topic quad", "topic quad")]
    [InlineData("<quoted messageId=\"1\" /><quoted messageId=\"2\"></quoted>topic quad", "topic quad")]
    [InlineData("<attachment id=\"1\"></attachment>\ntopic quad", "topic quad")]
    [InlineData("<attachment id=\"1\"/>topic quad", "topic quad")]
    [InlineData("topic &lt;quoted messageId=\"1\"/&gt; quad", "topic <quoted messageId=\"1\"/> quad")]
    public void Where_something_is_quoted_in_Teams_nothing_is_left(string text, string rest) =>
        Message(text).TextWithoutBotMention().ShouldBe(rest);

    [Theory]
    [InlineData("&nbsp;topic&nbsp;quad", "topic quad")]
    [InlineData("search R&amp;D", "search R&D")]
    [InlineData("search &amp;amp;", "search &amp;")]
    [InlineData("search &lt;at&gt;DigestBot&lt;/at&gt;", "search <at>DigestBot</at>")]
    [InlineData("search R&D", "search R&D")]
    public void What_Teams_writes_as_an_entity_is_read_once(string text, string rest) =>
        Message(text, Mention("28:bot", "DigestBot", "<at>DigestBot</at>")).TextWithoutBotMention().ShouldBe(rest);

    [Theory]
    [InlineData("search R&amp;D")]
    [InlineData("<quoted messageId=\"1\"/> topic quad")]
    public void Elsewhere_a_text_is_what_was_typed(string text)
    {
        var message = Message(text);
        message.ChannelId = "webchat";
        message.TextWithoutBotMention().ShouldBe(text);
    }

    [Fact]
    public void No_text_is_an_empty_text() => new Activity().TextWithoutBotMention().ShouldBe("");
}
