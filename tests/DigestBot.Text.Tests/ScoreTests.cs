using DigestBot.Testing.Scores;

namespace DigestBot.Text.Tests;

/// <summary>The scores by which reading is measured, on cases counted by hand.</summary>
public sealed class ScoreTests
{
    [Fact]
    public void Rouge_counts_shared_words_pairs_and_the_longest_common_run()
    {
        var score = Rouge.Of("The cat sat.", "the cat ran home", word => word);

        score.One.ShouldBe(200.0 * 2 / 7, 1e-9);
        score.Two.ShouldBe(200.0 * 1 / 5, 1e-9);
        score.Longest.ShouldBe(200.0 * 2 / 7, 1e-9);
    }

    [Fact]
    public void Rouge_minds_the_order_in_pairs_and_runs_only()
    {
        var score = Rouge.Of("a b c d", "d c b a", word => word);

        score.ShouldBe(new Rouge(100, 0, 25));
    }

    [Fact]
    public void Rouge_counts_a_repeated_word_as_often_as_the_reference_has_it() =>
        Rouge.Of("the the the", "the cat", word => word).One.ShouldBe(40, 1e-9);

    [Fact]
    public void Rouge_compares_stems_of_words_of_four_letters_or_more()
    {
        Rouge.Of("Ships", "ship", word => word.TrimEnd('s')).One.ShouldBe(100);
        Rouge.Of("bus", "bu", word => word.TrimEnd('s')).One.ShouldBe(0);
    }

    [Fact]
    public void Nothing_said_scores_nothing() => Rouge.Of("", "the cat", word => word).ShouldBe(new Rouge(0, 0, 0));

    [Fact]
    public void Precision_recall_and_F1_count_found_extra_and_missed()
    {
        var matches = Matches.Of(["a", "b", "b", "d"], ["a", "b", "c"]);

        matches.ShouldBe(new Matches(2, 2, 1));
        matches.Precision.ShouldBe(2.0 / 4, 1e-9);
        matches.Recall.ShouldBe(2.0 / 3, 1e-9);
        matches.F1.ShouldBe(4.0 / 7, 1e-9);
    }

    [Fact]
    public void A_heading_found_in_a_table_cell_is_neither_right_nor_wrong()
    {
        var cells = new HashSet<string> { "Population" };

        Matches.Of(["History", "Population"], ["History"], cells).F1.ShouldBe(1);
        Matches.Of(["History", "Population"], ["History"]).F1.ShouldBe(2.0 / 3, 1e-9);
    }

    [Fact]
    public void Nothing_wanted_and_nothing_found_scores_zero_and_not_a_division() =>
        Matches.Of<string>([], []).F1.ShouldBe(0);

    [Theory]
    [InlineData(new[] { 0, 0, 0, 1, 1, 1 }, 0)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0 }, 0.5)]
    [InlineData(new[] { 0, 0, 1, 1, 1, 1 }, 0.5)]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5 }, 0.5)]
    public void Pk_is_the_share_of_pairs_two_apart_that_are_wrongly_parted_or_joined(int[] found, double expected) =>
        Segmentation.Pk(found, [0, 0, 0, 1, 1, 1]).ShouldBe(expected, 1e-9);

    [Theory]
    [InlineData(new[] { 0, 0, 0, 1, 1, 1 }, 1)]
    [InlineData(new[] { 0, 0, 0, 1, 2, 2 }, 2.0 / 3)]
    [InlineData(new[] { 0, 0, 1, 1, 1, 1 }, 0)]
    public void A_cut_counts_in_exactly_its_place(int[] found, double expected) =>
        Segmentation.CutMatches(found, [0, 0, 0, 1, 1, 1]).F1.ShouldBe(expected, 1e-9);

    [Fact]
    public void A_choice_is_compared_with_each_person_and_the_mean_taken() =>
        Votes
            .F1(
                [0, 1, 2],
                [
                    [0, 1],
                    [5],
                ]
            )
            .ShouldBe(0.4, 1e-9);
}
