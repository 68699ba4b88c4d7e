using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat;

public sealed class CommandTests
{
    [Fact]
    public async Task Help_lists_every_command_there_is()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var help = await chat.Ann.AskAsync("/help");

        foreach (
            var command in new[]
            {
                "/topic",
                "/topics",
                "/search",
                "/digest",
                "/articles",
                "/sections",
                "/section",
                "/subscribe",
                "/schedule",
                "/reschedule",
                "/pause",
                "/resume",
                "/skip",
                "/zone",
                "/quiet",
                "/unsubscribe",
                "/about",
            }
        )
            help.Text.ShouldContain(command);
    }

    [Theory]
    [InlineData("/topics", "passage")]
    [InlineData("/digest", "A table for four")]
    [InlineData("/digest all", "What comes after")]
    [InlineData("/sections", "A table for four")]
    [InlineData("/sections four flags", "What comes after")]
    [InlineData("/section 2", "Japan offered to pay")]
    [InlineData("/section comes after", "Japan offered to pay")]
    [InlineData("/search half of the work", "Japan offered to pay for half of the work.")]
    [InlineData("/articles", "Four Flags")]
    [InlineData("/schedule", "No digests are scheduled here")]
    [InlineData("/unsubscribe", "No digests are scheduled here")]
    [InlineData("/about", "DigestBot")]
    public async Task Every_command_answers(string said, string seen)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(seen);
    }

    [Theory]
    [InlineData("/subcribe daily", "/subscribe")]
    [InlineData("/shedule", "/schedule")]
    [InlineData("/topisc", "/topic")]
    public async Task An_unknown_command_is_answered_with_the_nearest_one(string said, string suggested)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync(said);

        card.Text.ShouldContain($"Did you mean {suggested}?");
        card.Buttons.ShouldContain(suggested);
    }

    [Theory]
    [InlineData("/section 99", "has 2 sections")]
    [InlineData("/section", "Write its number")]
    [InlineData("/sections no such title", "No article is called")]
    [InlineData("/search !!!", "Search for what?")]
    [InlineData("/search xylophone", "Nothing has “xylophone”")]
    [InlineData("/topic", "Which topic?")]
    [InlineData("/digest tomorrow", "Write /digest")]
    public async Task A_command_that_cannot_be_done_says_what_would_work(string said, string seen)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(seen);
    }

    [Fact]
    public async Task In_a_group_only_what_is_addressed_to_the_bot_is_answered()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var group = chat.In("19:group@thread.v2", "groupChat");

        (await group.SayAsync("/topic quad")).ShouldBe(HttpStatusCode.OK);
        (await group.MentionAsync("/topic aukus")).ShouldBe(HttpStatusCode.OK);

        (await group.SeesAsync()).Summary.ShouldStartWith("AUKUS: ");
        chat.Connector.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_bot_introduces_itself_once_however_often_it_is_told_it_was_added()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        await chat.Ann.AddBotAsync();
        await chat.Ann.AddBotAsync();
        await chat.Host.RestartAsync();
        await chat.Ann.AddBotAsync();
        var first = await chat.Ann.SeesAsync();
        var second = await chat.Ann.AskAsync("/help");

        first.Text.ShouldContain("Read so far: 1 article, 2 sections");
        second.Text.ShouldContain("What you can ask");
    }

    [Fact]
    public async Task A_section_opens_from_its_heading_and_pages_on()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var digest = await chat.Ann.AskAsync("/digest");
        var section = await chat.Ann.PressAsync(digest, "Read section: A table for four");
        var next = await chat.Ann.PressAsync(section, "Section 2 ›");

        section.Text.ShouldContain("Squadrons and quadruple alliances are not what the diplomats have in mind.");
        next.Text.ShouldContain("A quadrant on the chart was left white.");
    }

    [Fact]
    public async Task A_button_of_another_version_gets_a_kind_answer()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var press = chat.Ann.Activity("message");
        press["value"] = JsonNode.Parse("""{"v":9,"verb":"unheard.of"}""");

        await chat.Ann.PostAsync(press);

        (await chat.Ann.SeesAsync()).Text.ShouldContain("This button no longer works");
    }

    [Fact]
    public async Task Text_that_comes_with_data_is_still_read_as_text()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var message = chat.Ann.Activity("message");
        message["text"] = "/topic quad";
        message["value"] = new JsonObject();

        await chat.Ann.PostAsync(message);

        (await chat.Ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
    }

    [Fact]
    public async Task A_search_finds_inflected_words_and_quotes_the_sentence_that_has_them()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync("/search promises")).Bold.ShouldContain("promised");
    }

    [Fact]
    public async Task A_digest_in_Teams_carries_no_text_beside_its_card_and_a_sentence_for_the_notification()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync("/digest");

        card.Call.Text.ShouldBeNull();
        card.Summary.ShouldContain("2 sections of “Four Flags”");
        card.Json.GetProperty("version").GetString().ShouldBe("1.4");
    }
}
