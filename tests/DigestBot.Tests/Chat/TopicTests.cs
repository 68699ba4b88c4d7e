using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat;

public sealed class TopicTests
{
    [Fact]
    public async Task A_topic_answers_with_quoted_passages_their_section_article_date_and_the_word_that_matched()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync("/topic quad");

        card.Text.ShouldContain("Leaders of the Quadrilateral Security Dialogue promised to share maps of the sea.");
        card.Text.ShouldContain("What comes after");
        card.Text.ShouldContain("Four Flags");
        card.Text.ShouldContain("20\u00A0Nov\u00A02026");
        card.Text.ShouldContain("Matched: Quadrilateral Security Dialogue");
        card.Bold.ShouldContain("Quadrilateral Security Dialogue");
    }

    [Theory]
    [InlineData("Squadrons")]
    [InlineData("quadrant")]
    public async Task Words_that_only_look_like_the_topic_are_never_marked(string word)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync("/topic quad");

        card.Bold.ShouldNotContain(bold => bold.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/topic quad")]
    [InlineData("topic quad")]
    [InlineData("  /TOPIC    Quad  ")]
    [InlineData("quad")]
    [InlineData("Quadrilateral Security Dialogue")]
    public async Task A_topic_is_found_with_or_without_the_slash_in_any_case_and_by_its_alias(string said)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync(said)).Summary.ShouldStartWith("Quad: ");
    }

    [Fact]
    public async Task A_slip_of_the_pen_gets_a_button_that_repairs_it()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var miss = await chat.Ann.AskAsync("/topic qaud");
        var found = await chat.Ann.PressAsync(miss, "Quad");

        miss.Summary.ShouldContain("Did you mean Quad?");
        found.Summary.ShouldStartWith("Quad: ");
    }

    [Fact]
    public async Task A_word_that_is_no_topic_is_searched_for_and_said_to_be_a_search()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync("/topic diplomats");

        card.Text.ShouldContain("full-text search");
        card.Bold.ShouldContain("diplomats");
    }

    [Fact]
    public async Task A_word_that_is_nowhere_gets_the_list_of_topics()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync("/topic zzyzx");

        card.Text.ShouldContain("No topic “zzyzx”");
        card.Text.ShouldContain("AUKUS");
    }

    [Fact]
    public async Task More_passages_than_fit_are_a_button_away_until_there_are_none()
    {
        var article = SomeArticle.Of(
            "Nine Tables",
            [
                .. Enumerable
                    .Range(1, 9)
                    .Select(n =>
                        $"The Quad met for the {n}th time that year. Nothing was signed in room {n}. The next meeting was put off by {n} weeks."
                    ),
            ]
        );
        await using var chat = await Chatting.StartAsync(article);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        var card = await chat.Ann.AskAsync("/topic quad");
        Note(card);
        while (
            card.Buttons.FirstOrDefault(title => title.Contains("more passage", StringComparison.Ordinal)) is { } more
        )
            Note(card = await chat.Ann.PressAsync(card, more));

        seen.Count.ShouldBe(9);

        void Note(Card shown)
        {
            foreach (
                var line in shown
                    .Text.Split('\n')
                    .Where(line => line.Contains("The Quad met", StringComparison.Ordinal))
            )
                seen.Add(line);
        }
    }

    [Fact]
    public async Task What_an_article_without_headings_says_early_comes_before_what_it_says_late()
    {
        string[] ships =
        [
            "The ferry left the harbour with a cargo of timber and iron, and its captain watched the harbour pilot.",
            "The captain of the second ferry kept the cargo of timber dry while the harbour pilot steered.",
            "No pilot had seen a ferry so heavy with cargo leave that harbour, the captain wrote.",
            "Timber was the cargo of the ferry, said the pilot and the captain who had met the Quad in the harbour.",
        ];
        string[] bread =
        [
            "Bakers fed the Quad, and knead the dough with flour, yeast and salt before the oven is hot enough for bread.",
            "The dough needs yeast and warmth, and the flour decides how the bread rises in the oven.",
            "An oven of brick gives bread a crust that flour and yeast alone never give the dough.",
            "Salt slows the yeast, so bakers add it to the dough after the flour has rested by the oven.",
        ];
        await using var chat = await Chatting.StartAsync(
            $"---\ntitle: Two Trades\n---\n\n{string.Join("\n\n", [.. ships[..3], .. ships, .. bread, .. bread[1..]])}"
        );

        var card = await chat.Ann.AskAsync("/topic quad");

        card.Text.ShouldContain("Part 2");
        card.Text.IndexOf("had met the Quad", StringComparison.Ordinal)
            .ShouldBeLessThan(card.Text.IndexOf("Bakers fed the Quad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_related_topic_is_a_button()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var quad = await chat.Ann.AskAsync("/topic quad");
        var india = await chat.Ann.PressAsync(quad, "India");

        india.Summary.ShouldStartWith("India: ");
    }

    [Fact]
    public async Task Markup_and_mentions_in_an_article_stay_text()
    {
        var article = SomeArticle.Of(
            "Traps",
            "The Quad wrote [a link](https://evil.example) and **stars** and an at sign @everyone in its note. It was read by nobody else at all."
        );
        await using var chat = await Chatting.StartAsync(article);

        var card = await chat.Ann.AskAsync("/topic quad");

        card.Call.Body.TryGetProperty("entities", out _).ShouldBeFalse();
        card.Json.GetRawText().ShouldNotContain("\"TextBlock\"");
    }
}
