using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>Links to articles that the bot has read become a card.</summary>
public sealed class LinkPreviewTests
{
    [Theory]
    [InlineData("https://example.org/four-flags")]
    [InlineData("http://example.org/four-flags")]
    [InlineData("HTTPS://EXAMPLE.org/four-flags/")]
    [InlineData("https://example.org:443/four-flags#what-comes-after")]
    [InlineData("https://example.org/four-flags?utm_source=chat&UTM_Medium=x&fbclid=1&gclid=2#top")]
    [InlineData("  https://example.org/four%2Dflags ")]
    public async Task A_link_to_a_read_article_becomes_a_card_however_it_is_written(string link)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var result = (await new Composing(chat).PasteAsync(link)).Results.ShouldHaveSingleItem();

        (result.Title, result.Text).ShouldBe(("Four Flags", "Test Gazette · 20\u00A0Nov\u00A02026"));
        result.Card.Text.ShouldStartWith("Four Flags\nTest Gazette · 20\u00A0Nov\u00A02026 · 2 sections\n“\n");
        result.Card.Text.ShouldContain("The Quad brings four countries to one table every autumn.");
        result.Card.Json.GetProperty("version").GetString().ShouldBe("1.3");
        result.Card.Buttons.ShouldBe(["Open article"]);
        result.Card.Json.GetRawText().ShouldContain("\"https://example.org/four-flags\"");
    }

    [Fact]
    public async Task Somebody_without_the_app_gets_the_same_card()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await new Composing(chat).PasteAsync("https://example.org/four-flags", isAnonymous: true)).Titles.ShouldBe([
            "Four Flags",
        ]);
    }

    [Fact]
    public async Task What_stands_under_the_title_is_the_teaser()
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Quad.Replace(
                "byline:",
                "standfirst: Maps are shared at last.\nbyline:",
                StringComparison.Ordinal
            )
        );

        (await new Composing(chat).PasteAsync("https://example.org/four-flags"))
            .Results[0]
            .Card.Text.ShouldContain("Maps are shared at last.");
    }

    [Theory]
    [InlineData("https://example.org/five-flags")]
    [InlineData("https://example.org/four-flags?page=2")]
    [InlineData("https://example.org/Four-Flags")]
    [InlineData("https://example.org.evil.example/four-flags")]
    [InlineData("https://example.org:8443/four-flags")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("not a link")]
    [InlineData("")]
    public async Task Any_other_link_is_left_alone(string link)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var found = await new Composing(chat).PasteAsync(link);

        (found.Type, found.Results.Count).ShouldBe(("result", 0));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"url":42}""")]
    public async Task A_link_that_is_none_is_left_alone(string value)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (
            await new Composing(chat).InvokeAsync("composeExtension/queryLink", JsonNode.Parse(value))
        ).Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_that_tells_articles_apart_counts_whatever_its_order()
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Quad.Replace("/four-flags", "/read?id=7&lang=en", StringComparison.Ordinal)
        );
        var ann = new Composing(chat);

        (await ann.PasteAsync("https://example.org/read?lang=en&utm_campaign=x&id=7")).Titles.ShouldBe(["Four Flags"]);
        (await ann.PasteAsync("https://example.org/read?id=8&lang=en")).Titles.ShouldBeEmpty();
    }
}
