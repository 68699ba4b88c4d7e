namespace DigestBot.Text.Tests;

public sealed class SectionTests
{
    private const string Body =
        "The harbour at Lund has been dredged for the third time in a decade, and the ferries run on time again at last.";

    [Fact]
    public void Parts_of_very_many_tiny_paragraphs_hold_them_all_in_order()
    {
        var words = Enumerable.Range(0, 3000).Select(i => $"word{i % 70}").ToList();

        var article = Some.Article(string.Join("\n\n", words.Select(word => $"• {word}")));

        article.Sections.SelectMany(section => section.Text.Split("\n\n")).Count().ShouldBe(words.Count);
    }

    [Fact]
    public void Title_standfirst_byline_and_headings_are_told_apart()
    {
        var article = Some.Article(
            $"""
            Skip links

            The Harbour Question

            The Harbour Question

            A small town argues about a very large ship.

            (Mira Holm, Research Fellow, Harbour Institute.)

            {Body}

            Mud And Money.

            {Body} {Body}

            What did the U.S. pay?

            {Body}

            Conclusion .

            {Body}

            Leave a comment
            """
        );

        article.Title.ShouldBe("The Harbour Question");
        article.Standfirst.ShouldBe("A small town argues about a very large ship.");
        article.Byline.ShouldBe("Mira Holm");
        article
            .Sections.Select(section => section.Heading)
            .ShouldBe(["Mud And Money", "What did the U.S. pay?", "Conclusion"]);
        article.Sections[0].Text.ShouldBe($"{Body}\n\n{Body} {Body}");
    }

    [Fact]
    public void A_long_opening_before_the_first_heading_is_an_introduction()
    {
        var opening = string.Join("\n\n", Enumerable.Repeat(Body, 8));

        var article = Some.Article($"Ferries\n\n{opening}\n\nThe Crew\n\n{Body}");

        article.Sections.Select(section => section.Heading).ShouldBe(["Introduction", "The Crew"]);
    }

    [Fact]
    public void Lines_that_only_look_like_headings_stay_text()
    {
        var article = Some.Article(
            $"Ferries\n\nThe Crew\n\n{Body}\n\nPhoto: a ferry\n\n{Body}\n\nlower case line\n\n{Body}\n\nThey left early, and nobody saw them go.\n\n{Body}\n\nThe Harbour Board Of Lund Met The Ferry Company.\n\n{Body}"
        );

        article.Sections.Select(section => section.Heading).ShouldBe(["The Crew"]);
        article.Sections[0].Text.ShouldNotContain("Photo");
    }

    [Theory]
    [InlineData("A line of text that says something.\n20.")]
    [InlineData("20.")]
    [InlineData("1)\n2)\n")]
    public void A_bare_list_number_at_the_end_is_read_without_harm(string text) =>
        Should.NotThrow(() => ArticleReader.ReadPlain(text, new ArticleHead(), ReadOptions.Default));

    [Fact]
    public void A_quotation_that_opens_an_article_is_no_title()
    {
        const string Quotation = "“We met,” said the mayor of the island, “and the ferries will come.”";

        var article = Some.Article($"{Quotation}\n\n{Body}\n\n{Body}");

        article.Title.ShouldBeEmpty();
        article.Sections[0].Text.ShouldStartWith(Quotation);
    }

    [Fact]
    public void Text_without_headings_is_cut_where_its_subject_changes()
    {
        var article = Some.Article(Some.TwoSubjects("that spring"));

        article.Sections.Select(section => section.Heading).ShouldBe(["Part 1", "Part 2"]);
        article.Sections[1].Text.ShouldStartWith("Bakers");
        article.Sections.ShouldAllBe(section => section.Level == 0);
    }

    [Fact]
    public void Known_headings_keep_their_level_and_the_only_first_level_one_is_the_title()
    {
        var article = ArticleReader.ReadBlocks(
            [
                new(BlockKind.Heading, "Ferries", 1),
                new(BlockKind.Heading, "Crew", 2),
                new(BlockKind.Paragraph, Body),
                new(BlockKind.Heading, "Pay", 3),
                new(BlockKind.ListItem, "Wages rose."),
                new(BlockKind.ListItem, "Hours fell."),
            ],
            new ArticleHead(),
            ReadOptions.Default
        );

        article.Title.ShouldBe("Ferries");
        article
            .Sections.Select(section => (section.Ordinal, section.Heading, section.Level))
            .ShouldBe([(1, "Crew", 2), (2, "Pay", 3)]);
        article.Sections[1].Text.ShouldBe("Wages rose.\n\nHours fell.");
    }

    [Fact]
    public void What_the_source_said_wins_over_what_was_found()
    {
        var head = new ArticleHead("Said Title", "Said Author", "Said standfirst here.", "fr-CA");

        var article = ArticleReader.ReadPlain($"Said Title\n\nBy Other Person\n\n{Body}", head, ReadOptions.Default);

        (article.Title, article.Byline, article.Standfirst, article.Language).ShouldBe(
            ("Said Title", "Said Author", "Said standfirst here.", "fr")
        );
        article.Sections.ShouldHaveSingleItem().Text.ShouldBe(Body);
    }

    [Fact]
    public void Nothing_to_read_is_said_and_gives_no_section()
    {
        var article = Some.Article(" \n\n ");

        article.Sections.ShouldBeEmpty();
        article.Warnings.ShouldHaveSingleItem();
    }
}
