namespace DigestBot.Text.Tests;

/// <summary>The one sentence for a whole article.</summary>
public sealed class TeaserTests
{
    private const string Short = "The harbour board of Sandvik has bought three electric ferries for the island route.";

    /// <summary>Longer, and of words that the article opens with and comes back to.</summary>
    private const string Telling =
        "“The Sandvik board and the island council took until Tuesday to say in what way the electric ferries will be paid for,” "
        + "said the mayor, “and for how long the island route will be closed.”";
    private const string Rest = "The ferries arrive in March. The mayor of the island will open the route with a band";

    [Fact]
    public void It_says_what_the_article_opens_with_and_comes_back_to() =>
        Teaser($"{Short} {Telling} {Rest}.").ShouldBe(Telling);

    [Theory]
    [InlineData(
        "The ferries at the quay on Monday . ",
        ". A choir sings too. The museum gets a ferry. The rest is sold."
    )]
    [InlineData("", " .")]
    public void Where_captions_run_into_the_text_its_first_words_tell_little(string before, string end) =>
        Teaser($"{before}{Short} {Telling} {Rest}{end}").ShouldBe(Short);

    [Fact]
    public void Of_sentences_alike_it_is_the_one_with_the_words_that_the_article_opens_with()
    {
        const string Opening = "The harbour board of Sandvik wants to have ferries.";
        const string Other =
            "Painters and a choir will fill the garden of the hall from the first week of May until the last one of June, "
            + "as they did a year ago.";
        const string OfTheOpening =
            "The ferries that the board of Sandvik wants for the harbour are to be here from the first week of May until "
            + "the last one of June.";
        const string End =
            "The painters of the town hang their work in the garden of the hall. A choir sings in the garden of the hall in June.";

        Teaser($"{Opening} {Other} {OfTheOpening} {End}").ShouldBe(OfTheOpening);
    }

    private static string Teaser(string text)
    {
        var article = Some.Article(text, ReadOptions.Default with { ArticleSentences = 1 });
        var address = article.Summary.ShouldHaveSingleItem();
        var section = article.Sections[address.Section - 1];
        return section.Sentences[address.Sentence].In(section.Text);
    }
}
