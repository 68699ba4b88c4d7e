namespace DigestBot.Text.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", "The board said that it would not pay for the ferries which were bought in the spring.")]
    [InlineData("de", "Der Vorstand sagte, dass er die Fähren nicht bezahlen werde, die im Frühjahr gekauft wurden.")]
    [InlineData("fr", "Le conseil a dit que les ferries achetés au printemps ne seront pas payés par la ville.")]
    [InlineData(
        "es",
        "El consejo dijo que los barcos comprados en la primavera no se pagarán con el dinero de la ciudad."
    )]
    [InlineData(
        "it",
        "Il consiglio ha detto che i traghetti comprati in primavera non sono pagati dalla città e che non è il momento."
    )]
    [InlineData("ru", "Совет сообщил, что не будет платить за паромы.")]
    public void The_words_tell_the_language(string language, string text) =>
        Some.Article(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("Совет сообщил, что не будет платить за паромы.", "ru")]
    [InlineData("Xyzzy plugh.", "could not be told")]
    public void A_language_without_stop_words_is_warned_of(string text, string warning) =>
        Some.Article(text).Warnings.ShouldHaveSingleItem().ShouldContain(warning);

    [Theory]
    [InlineData("it", "Il traghetto è partito. Il porto è vuoto.")]
    [InlineData("zh", "渡轮已经离开。港口是空的。")]
    [InlineData("he", "המעבורת יצאה. הנמל ריק.")]
    public void A_language_without_stop_words_is_read_all_the_same(string language, string text)
    {
        var article = ArticleReader.ReadPlain(text, new ArticleHead(Language: language), ReadOptions.Default);

        article.Sections.ShouldHaveSingleItem().Sentences.Count.ShouldBe(2);
        article.Summary.ShouldNotBeEmpty();
        article.Warnings.ShouldHaveSingleItem().ShouldContain(language);
    }

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("DE_at", "de")]
    public void A_said_language_is_taken_at_its_word(string said, string language) =>
        ArticleReader
            .ReadPlain("Die Fähre ist weg.", new ArticleHead(Language: said), ReadOptions.Default)
            .Language.ShouldBe(language);
}
