namespace DigestBot.Text.Tests;

public sealed class PassageTests
{
    private static readonly KeywordMatcher Quad = KeywordMatcher.Build([new("quad", "Quad"), new("quad", "Malabar")]);

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_brings_it_along()
    {
        const string Text =
            "Four navies sail together every year. They call the exercise Malabar. The weather was fine.";

        Quote(Text, PassageRanker.Rank([Source(1, Text)]).ShouldHaveSingleItem())
            .ShouldBe("Four navies sail together every year. They call the exercise Malabar.");
    }

    [Fact]
    public void A_neighbour_that_speaks_of_the_same_thing_joins()
    {
        const string Text =
            "The frigates met off Guam. Four frigates of the Quad drilled there. Rain fell. Bakers in Perth raised their prices.";

        Quote(Text, PassageRanker.Rank([Source(1, Text)]).ShouldHaveSingleItem())
            .ShouldBe("The frigates met off Guam. Four frigates of the Quad drilled there.");
    }

    [Fact]
    public void A_neighbour_that_tells_little_stays_out_though_it_speaks_of_the_same_thing()
    {
        const string Named = "The frigates of the Quad met off Guam in June for the drill of the year.";

        Quote($"{Named} Frigates are grey.", PassageRanker.Rank([Source(1, $"{Named} Frigates are grey.")])[0])
            .ShouldBe(Named);
    }

    [Theory]
    [InlineData(19, 3)]
    [InlineData(35, 2)]
    public void A_passage_has_at_most_three_sentences_and_85_words(int length, int sentences)
    {
        var words = string.Join(' ', Enumerable.Repeat("frigates", length));
        var text = string.Join(' ', Enumerable.Range(1, 9).Select(i => $"In 200{i} the Navy sent {words} to Guam."));
        var named = text.Replace("In 2005 the Navy", "In 2005 the Quad", StringComparison.Ordinal);

        PassageRanker.Rank([Source(1, named)])[0].Sentences.Length.ShouldBe(sentences);
    }

    [Fact]
    public void In_text_without_headings_what_stands_in_an_earlier_part_comes_first()
    {
        var article = Some.Article(Some.TwoSubjects("in the same week as the Quad"));

        var quad = ArticlePassages.Of(article, Quad).ShouldHaveSingleItem();

        quad.Passages.Select(passage => passage.Source).ShouldBe([1, 2]);
        quad.Hits.Select(found => found.Section.Heading).ShouldBe(["Part 1", "Part 2"]);
    }

    [Fact]
    public void What_leans_on_the_sentence_before_it_is_told_in_the_articles_language()
    {
        const string Text = "Vier Marinen fahren im Herbst gemeinsam aus. Dabei üben sie, was im Quad Malabar heißt.";

        Quote(Text, PassageRanker.Rank([Source(1, Text) with { Language = "de" }])[0]).ShouldBe(Text);
    }

    [Fact]
    public void Passages_of_one_section_never_overlap_and_hold_every_hit()
    {
        var text = string.Join(
            ' ',
            Enumerable
                .Range(1, 9)
                .Select(i => i % 3 == 0 ? "It pleased the Quad." : $"The Quad met for talk number {i}.")
        );

        var passages = PassageRanker.Rank([Source(1, text)]).OrderBy(passage => passage.Range.Start).ToList();

        passages.Zip(passages.Skip(1)).ShouldAllBe(pair => pair.First.Range.End <= pair.Second.Range.Start);
        passages.Sum(passage => passage.Hits.Count).ShouldBe(9);
    }

    [Fact]
    public void The_denser_passage_comes_first()
    {
        const string Thin =
            "The ministers spoke of trade, fish, weather, cables, ports, loans, schools, visas and then, late, of the Quad.";
        const string Dense = "The Quad began Malabar as a Quad exercise for all its four navies.";

        PassageRanker.Rank([Source(1, Thin), Source(2, Dense)]).Select(passage => passage.Source).ShouldBe([2, 1]);
    }

    [Fact]
    public void A_heading_that_names_the_topic_counts()
    {
        const string Text = "The Quad met in the autumn to talk about the sea and the ships on it.";

        PassageRanker.Rank([Source(1, Text), Source(2, Text, heading: true)])[0].Source.ShouldBe(2);
    }

    [Fact]
    public void Of_equal_passages_the_newer_comes_first()
    {
        const string Text = "The Quad met in the autumn to talk about the sea and the ships on it.";

        PassageRanker.Rank([Source(1, Text, age: 400), Source(2, Text, age: 2)])[0].Source.ShouldBe(2);
    }

    [Fact]
    public void The_sentence_that_tells_what_a_topic_is_comes_before_one_with_its_rare_long_name()
    {
        var matcher = KeywordMatcher.Build([new("quad", "Quad"), new("quad", "Quadrilateral Security Dialogue")]);
        const string Text =
            "Australia, India, Japan and the United States founded the Quad in May 2007. A year later the talks had ended, and "
            + "the Quadrilateral Security Dialogue was spoken of no more. The Quad came back.";

        var passages = PassageRanker.Rank([
            new PassageSource(1, Text, SentenceSplitter.Split(Text), matcher.Find(Text), false, 0),
        ]);

        Quote(Text, passages[0]).ShouldStartWith("Australia, India");
    }

    [Fact]
    public void A_list_item_comes_after_a_sentence()
    {
        const string Item = "- Joint statements of the Quad leaders in Tokyo, Manila and Delhi, 2021";
        const string Sentence = "The Quad has a small staff and no treaty.";

        PassageRanker.Rank([Source(1, Item), Source(2, Sentence)])[0].Source.ShouldBe(2);
    }

    [Fact]
    public void No_hits_give_no_passages() => PassageRanker.Rank([Source(1, "Nothing to see here.")]).ShouldBeEmpty();

    private static PassageSource Source(int id, string text, bool heading = false, double age = 0) =>
        new(id, text, SentenceSplitter.Split(text), Quad.Find(text), heading, age);

    private static string Quote(string text, Passage passage) => passage.Range.In(text);
}
