using CsCheck;

namespace DigestBot.Text.Tests;

public sealed class SuggestionTests
{
    private const string Text =
        "Ministers of the Quadrilateral Security Dialogue (Quad) met in Manila on Friday. They agreed on coastal radar for "
        + "Palau. The Quad will pay for the coastal radars. South Korea was not invited, and South Korea said so.";

    private static readonly KeywordMatcher Nothing = KeywordMatcher.Build([]);

    [Fact]
    public void Names_and_repeated_phrases_are_suggested()
    {
        var titles = Titles(Suggester.Suggest(Text, "en", Nothing, 5));

        titles.ShouldContain("South Korea");
        titles.ShouldContain("Coastal radar");
        titles.ShouldNotContain("Friday");
    }

    [Fact]
    public void A_short_form_brings_its_long_form_and_is_not_suggested_twice()
    {
        var suggestions = Suggester.Suggest(Text, "en", Nothing, 20);

        suggestions
            .Where(suggestion => suggestion.Keywords.Contains("Quad"))
            .ShouldHaveSingleItem()
            .Keywords.ShouldContain("Quadrilateral Security Dialogue");
    }

    [Fact]
    public void A_long_form_in_brackets_is_understood_too() =>
        Suggester
            .Suggest("The ARF (ASEAN Regional Forum) met. The ARF has many members.", "en", Nothing, 1)
            .ShouldHaveSingleItem()
            .Keywords.ShouldBe(["ARF", "ASEAN Regional Forum"], ignoreOrder: true);

    [Fact]
    public void Brackets_that_explain_nothing_give_no_keyword() =>
        Suggester
            .Suggest("South Korea (Reuters) objected. South Korea waited.", "en", Nothing, 1)
            .ShouldHaveSingleItem()
            .Keywords.ShouldBe(["South Korea"]);

    [Fact]
    public void What_the_map_has_is_not_suggested_nor_a_part_of_it()
    {
        var known = KeywordMatcher.Build([new("korea", "South Korea"), new("quad", "Quad")]);

        var titles = Titles(Suggester.Suggest(Text, "en", known, 50));

        titles.ShouldNotContain("South Korea");
        titles.ShouldNotContain("Korea");
        titles.ShouldNotContain("Quad");
        titles.ShouldContain("Coastal radar");
    }

    [Fact]
    public void A_word_that_only_describes_others_is_worth_less_than_a_name() =>
        Titles(
                Suggester.Suggest(
                    "We met American troops in Manila. Then American shops in Manila closed. So American radios in Manila fell silent.",
                    "en",
                    Nothing,
                    1
                )
            )
            .ShouldBe(["Manila"]);

    [Fact]
    public void Spellings_that_one_keyword_finds_are_listed_once() =>
        Suggester
            .Suggest(Text, "en", Nothing, 5)
            .Single(suggestion => suggestion.Title == "Coastal radar")
            .Keywords.ShouldBe(["coastal radar"]);

    [Fact]
    public void Function_words_of_the_language_part_phrases() =>
        Titles(
                Suggester.Suggest(
                    "Der Bundesrat und der Bundestag stritten. Der Bundesrat lehnte ab, der Bundestag nicht.",
                    "de",
                    Nothing,
                    2
                )
            )
            .ShouldBe(["Bundesrat", "Bundestag"], ignoreOrder: true);

    [Fact]
    public void Any_text_gives_suggestions_that_its_keywords_find_again() =>
        Some.Text.Sample(text =>
        {
            var suggestions = Suggester.Suggest(text, "en", Nothing, 10);
            suggestions.Count.ShouldBeLessThanOrEqualTo(10);
            suggestions.ShouldAllBe(suggestion => suggestion.Keywords.Count > 0);
            Titles(Suggester.Suggest(text, "en", Nothing, 10)).ShouldBe(Titles(suggestions));
        });

    private static List<string> Titles(IEnumerable<Suggestion> suggestions) =>
        [.. suggestions.Select(suggestion => suggestion.Title)];
}
