using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>What people find from the compose box and put into their own messages.</summary>
public sealed class MessageExtensionTests
{
    private const string Hostile = """
        ---
        title: <at>Everyone</at> & **friends**
        date: 2026-11-22
        url: https://example.org/hostile?a=1
        ---

        ## \<b>Bold\</b> \[claims](https\://evil.example) \&lt;here\&gt;

        The Quad \<script>alert(1)\</script> met \& ${lang} was ${1+1} for \[everyone](https\://evil.example).
        """;

    [Fact]
    public async Task A_topic_is_found_with_its_passages_and_the_card_cites_where_each_stands()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var found = await new Composing(chat).FindAsync("topics", "quad");

        found.Type.ShouldBe("result");
        found.Titles.ShouldBe(["A table for four", "What comes after"], ignoreOrder: true);
        var first = found.Results.Single(result => result.Title == "A table for four");
        first.CardType.ShouldBe("application/vnd.microsoft.card.adaptive");
        first.PreviewType.ShouldBe("application/vnd.microsoft.card.thumbnail");
        first.Text.ShouldStartWith(
            "Four Flags · Test Gazette · 20\u00A0Nov\u00A02026 · “The Quad brings four countries"
        );
        first.Card.Text.ShouldContain("Topic · Quad\nA table for four");
        first.Card.Text.ShouldContain("The Quad brings four countries to one table every autumn.");
        first.Card.Text.ShouldContain("Section 1 · Four Flags · Test Gazette · 20\u00A0Nov\u00A02026");
        first.Card.Text.ShouldContain("Matched: Quad");
        first.Card.Bold.ShouldContain("Quad");
        first.Card.Json.GetRawText().ShouldContain("https://example.org/four-flags");
    }

    [Theory]
    [InlineData("q")]
    [InlineData("QU")]
    [InlineData("quadri")]
    [InlineData("security d")]
    [InlineData("qaud")]
    public async Task A_topic_is_found_while_its_name_is_still_being_written_or_misspelled(string words)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var found = await new Composing(chat).FindAsync("topics", words);

        found.Results.ShouldNotBeEmpty();
        found.Results[0].Card.Text.ShouldContain("Topic · Quad");
    }

    [Theory]
    [InlineData("submarines", "submarine")]
    [InlineData("subm", "submarine")]
    [InlineData("s", "submarine")]
    public async Task A_section_is_found_by_any_of_its_words_also_half_written(string words, string matched)
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Quad,
            SomeArticle.Of("Depths", "The harbour is old. A submarine left the harbour at dawn. Nobody saw it.")
        );

        var found = await new Composing(chat).FindAsync("sections", words);

        var result = found.Results.First(one => one.Title == "Depths part 1");
        result.Card.Text.ShouldContain("A submarine left the harbour at dawn.");
        result.Card.Text.ShouldContain("Matched: ");
        result.Card.Bold.ShouldContain(matched);
    }

    [Theory]
    [InlineData("topics")]
    [InlineData("sections")]
    public async Task Before_anything_is_written_the_newest_is_shown(string command)
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle
                .Of("Old", "AUKUS was signed in the old days.")
                .Replace("2026-11-20", "2024-01-01", StringComparison.Ordinal),
            SomeArticle.Quad
        );

        var opened = await new Composing(chat).OpenAsync(command);
        var empty = await new Composing(chat).FindAsync(command, "  ");

        opened.Results[0].Title.ShouldBe("A table for four");
        opened.Titles.ShouldContain("Old part 1");
        empty.Titles.ShouldBe(opened.Titles);
    }

    [Fact]
    public async Task Results_come_in_pages_of_at_most_25_and_end()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 30));
        var ann = new Composing(chat);

        var first = await ann.FindAsync("sections", "visitors", 0, 25);
        var second = await ann.FindAsync("sections", "visitors", 25, 25);
        var third = await ann.FindAsync("sections", "visitors", 50, 25);
        var greedy = await ann.FindAsync("sections", "visitors", 0, 1000);
        var few = await ann.FindAsync("sections", "visitors", 2, 3);

        first.Results.Count.ShouldBe(25);
        second.Results.Count.ShouldBe(5);
        first.Titles.Concat(second.Titles).Distinct().Count().ShouldBe(30);
        (third.Type, third.Results.Count).ShouldBe(("result", 0));
        greedy.Titles.ShouldBe(first.Titles);
        few.Titles.ShouldBe(first.Titles.Skip(2).Take(3));
        first.Length.ShouldBeLessThan(200_000);
    }

    [Theory]
    [InlineData("topics", "zeppelin", "No topic is called “zeppelin”. Sections searches everything that was read.")]
    [InlineData("sections", "zeppelin", "No section has “zeppelin”. Try fewer or other words.")]
    [InlineData("sections", "?!*\"", "No section has “?!*\"”. Try fewer or other words.")]
    public async Task What_is_not_there_is_said(string command, string words, string said)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var found = await new Composing(chat).FindAsync(command, words);

        (found.Type, found.Message).ShouldBe(("message", said));
    }

    [Theory]
    [InlineData("topics")]
    [InlineData("sections")]
    public async Task With_nothing_read_yet_it_says_so(string command)
    {
        await using var chat = await Chatting.StartAsync();

        (await new Composing(chat).OpenAsync(command)).Message.ShouldBe("DigestBot has not read anything yet.");
    }

    [Theory]
    [InlineData("\" OR text:* NEAR(")]
    [InlineData("'); DROP TABLE sections;--")]
    [InlineData("\u202Edaug\u0000\uD800")]
    [InlineData("<at>Everyone</at> ${lang}")]
    public async Task Whatever_is_written_is_only_looked_for(string words)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        foreach (var command in new[] { "topics", "sections" })
            (await new Composing(chat).FindAsync(command, words + new string('x', 20_000))).Type.ShouldNotBeNull();
        (await chat.Host.CountAsync("SELECT count(*) FROM sections")).ShouldBe(2);
    }

    [Fact]
    public async Task What_an_article_says_is_neither_markup_nor_a_mention_in_the_list_and_the_card()
    {
        await using var chat = await Chatting.StartAsync(Hostile);

        var result = (await new Composing(chat).FindAsync("topics", "quad")).Results.ShouldHaveSingleItem();

        foreach (var shown in new[] { result.Title, result.Text })
        {
            shown.ShouldNotContain("<b>");
            shown.ShouldNotContain("<script");
            shown.ShouldNotContain("<at>");
            shown.ShouldNotContain("](");
            shown.ShouldNotContain("&lt;");
        }
        result
            .Card.Text.Replace("\u200B", "", StringComparison.Ordinal)
            .ShouldContain("<script>alert(1)</script> met & ${lang} was ${1+1}");
        result.Card.Json.GetRawText().ShouldNotContain("\"TextBlock\"");
        result.Card.Json.GetRawText().ShouldNotContain("entities");
    }

    [Theory]
    [InlineData("topics", "42")]
    [InlineData("topics", "{}")]
    [InlineData("sections", "[]")]
    [InlineData("sections", "null")]
    public async Task A_query_of_another_shape_counts_as_empty(string command, string words)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await new Composing(chat).FindAsync(command, JsonNode.Parse(words), -5, 0)).Results.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("unheard")]
    [InlineData("TOPICS")]
    public async Task A_command_that_the_app_does_not_have_is_not_implemented(string command)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var (status, _) = await new Composing(chat).PostAsync(
            "composeExtension/query",
            new JsonObject { ["commandId"] = command }
        );

        status.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("topics", "quad")]
    [InlineData("sections", "maps")]
    public async Task The_button_of_an_inserted_card_shows_the_section_also_where_the_bot_is_not(
        string command,
        string words
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var inserted = (await new Composing(chat).FindAsync(command, words)).Results[0].Card;
        var stranger = chat.In("19:strangers@thread.v2", "groupChat");

        var section = await stranger.ExecuteAsync(inserted, "Read section");

        section.Text.ShouldContain(inserted.Text.Split('\n')[1]);
        chat.Connector.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_kept_of_where_people_write()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var ann = new Composing(chat);

        await ann.FindAsync("topics", "quad");
        await ann.PasteAsync("https://example.org/four-flags");
        await ann.PostAsync("composeExtension/query", new JsonObject { ["commandId"] = "unheard" });

        (await chat.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
        chat.Connector.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_Bot_Frameworks_channels_are_answered()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var (status, _) = await new Composing(chat).PostAsync(
            "composeExtension/query",
            new JsonObject { ["commandId"] = "topics" },
            channel: "slack-app"
        );

        status.ShouldBe(HttpStatusCode.NotImplemented);
    }
}
