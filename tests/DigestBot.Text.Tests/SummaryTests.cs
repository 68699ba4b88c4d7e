namespace DigestBot.Text.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void A_section_is_summarised_in_sentences_that_stand_alone()
    {
        var summary = Summary(
            "But this was never the plan of the harbour board or of the ferry company. "
                + "The harbour board bought three electric ferries for the island route in March. "
                + "Will the electric ferries pay for themselves on so short a route? "
                + "“They will,” said the mayor, “and the board of the harbour company knows it. "
                + "For instance, the ferries of the neighbouring town paid for themselves in six years. "
                + "The electric ferries halve the cost of fuel on the island route of the harbour company."
        );

        summary.ShouldBe([
            "The harbour board bought three electric ferries for the island route in March.",
            "The electric ferries halve the cost of fuel on the island route of the harbour company.",
        ]);
    }

    [Fact]
    public void One_sentence_for_a_whole_article_is_an_early_one_that_tells_much()
    {
        const string Telling =
            "The harbour board of Sandvik has bought three electric ferries for the island route, which will halve what the route "
            + "spends on fuel and spare the island the noise of the old ferries.";
        const string Text =
            "The news came at noon. "
            + Telling
            + " The ferries arrive in March. The mayor of the island will open the route with a band and a speech.";

        var article = Some.Article(Text, ReadOptions.Default with { ArticleSentences = 1 });

        var address = article.Summary.ShouldHaveSingleItem();
        var section = article.Sections[address.Section - 1];
        section.Sentences[address.Sentence].In(section.Text).ShouldBe(Telling);
    }

    [Fact]
    public void A_section_of_one_sentence_is_that_sentence() =>
        Summary("It was over by noon.").ShouldBe(["It was over by noon."]);

    [Fact]
    public void A_closing_quotation_mark_that_was_wrongly_encoded_makes_no_question() =>
        Summary("The harbour board said on Monday that ?the ferries will come in March.? Will they?")
            .ShouldBe(["The harbour board said on Monday that ?the ferries will come in March.?"]);

    [Fact]
    public void A_section_in_which_nothing_stands_alone_still_says_something() =>
        Summary("But why? And who? It rained.").Count.ShouldBe(1);

    [Fact]
    public void The_summary_of_an_article_has_as_many_sentences_as_asked_for_in_reading_order()
    {
        var text = string.Join(
            ' ',
            Enumerable.Range(1, 30).Select(i => $"Ferry number {i} carried timber from harbour {i} to the island.")
        );

        var summary = Some.Article(text, new ReadOptions(ArticleSentences: 5)).Summary;

        summary.Count.ShouldBe(5);
        summary.ShouldBe(summary.OrderBy(address => (address.Section, address.Sentence)));
    }

    [Fact]
    public void A_summary_does_not_say_the_same_twice()
    {
        const string Twice = "The harbour board bought three electric ferries for the island route. ";
        var article = Some.Article(
            Twice + Twice + "Fishermen protested in the town square against the price of the new berths.",
            new ReadOptions(ArticleSentences: 2)
        );

        Sentences(article).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public void Bylines_and_captions_run_into_the_text_are_passed_over()
    {
        var article = Some.Article(
            "By . Mira Holm . PUBLISHED: . 10:15 EST, 3 May 2013 . The ferries at the quay on Monday . "
                + "The harbour board bought three electric ferries for the island route on Monday. "
                + "Fishermen protested against the price of the berths that the ferries will take from their boats.",
            new ReadOptions(ArticleSentences: 1)
        );

        Sentences(article)
            .ShouldBe(["The harbour board bought three electric ferries for the island route on Monday."]);
    }

    private static IReadOnlyList<string> Summary(string section)
    {
        var article = ArticleReader.ReadBlocks(
            [new(BlockKind.Heading, "Electric ferries", 2), new(BlockKind.Paragraph, section)],
            new ArticleHead("Ferries", Language: "en"),
            ReadOptions.Default
        );
        return
        [
            .. article
                .Sections[0]
                .Summary.Select(index => article.Sections[0].Sentences[index].In(article.Sections[0].Text)),
        ];
    }

    private static IEnumerable<string> Sentences(ArticleText article) =>
        article.Summary.Select(address =>
        {
            var section = article.Sections[address.Section - 1];
            return section.Sentences[address.Sentence].In(section.Text);
        });
}
