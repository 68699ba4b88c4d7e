using DigestBot.Articles;

namespace DigestBot.Tests.Articles;

/// <summary>Where the sections of an edited article come from.</summary>
public sealed class SectionLineageTests
{
    private const string Ferry = "The ferry left the harbour at noon with forty people and two goats on board.";

    private const string Market = "Nobody sold any fish in the market today because of the strong wind from the north.";

    private const string Theatre =
        "Actors rehearse behind closed doors until somebody pays for the roof of the theatre.";

    [Fact]
    public void Four_hundred_edited_sections_of_one_heading_are_traced_with_little_work()
    {
        var last = Updates(1, Enumerable.Range(0, 400).Select(number => $"{OwnWords(number)} {Signature}"));
        var now = Updates(1001, Enumerable.Range(0, 400).Select(number => $"Corrected {OwnWords(number)} {Signature}"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var origins = SectionLineage.Trace([], last, now);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(500_000_000);
        Editions(origins).ShouldBeSubsetOf(now.Zip(last, (edited, old) => (edited.Id, old.Id)));
        origins.Count(origin => origin.IsEdition).ShouldBe(400);
    }

    [Fact]
    public void Hundreds_of_sections_that_are_nearly_the_same_come_from_a_limited_number_each()
    {
        var last = Updates(1, Enumerable.Range(0, 600).Select(number => $"{OwnWords(7)} number{number}"));
        var now = Updates(1001, Enumerable.Range(0, 600).Select(number => $"{OwnWords(7)} number{number} corrected"));

        var origins = SectionLineage.Trace([], last, now);

        origins.CountBy(origin => origin.Section).Max(section => section.Value).ShouldBeLessThan(100);
        now.Zip(last, (edited, old) => (edited.Id, old.Id)).ShouldBeSubsetOf(Editions(origins));
    }

    [Fact]
    public void A_section_comes_from_every_one_of_hundreds_of_earlier_editions()
    {
        var earlier = Enumerable.Range(1, 299).Select(id => new ReadSection(id, 1, "Ferry", $"{Ferry} Edition e{id}."));

        var origins = SectionLineage.Trace(
            [.. earlier],
            [new ReadSection(300, 1, "Ferry", Ferry)],
            [new ReadSection(301, 1, "Ferry", $"{Ferry} It is back.")]
        );

        Editions(origins).Select(edition => edition.Former).ShouldBe(Enumerable.Range(1, 300).Select(id => (long)id));
    }

    [Fact]
    public void Rewritten_sections_of_one_heading_are_those_in_their_place_when_they_are_as_many()
    {
        var stays = new ReadSection(2, 2, "Update", Theatre);

        var origins = SectionLineage.Trace(
            [],
            [
                new ReadSection(1, 1, "Update", "Early news of the flood."),
                stays,
                new ReadSection(3, 3, "Update", Ferry),
            ],
            [new ReadSection(4, 1, "Update", "Wholly other words."), stays, new ReadSection(5, 3, "update ", Market)]
        );

        Editions(origins).ShouldBe([(4, 1), (5, 3)]);
    }

    [Fact]
    public void A_new_section_whose_heading_many_have_comes_from_none_of_them()
    {
        var stays = new ReadSection(2, 1, "Update", Theatre);

        var origins = SectionLineage.Trace(
            [new ReadSection(1, 1, "Update", "Early news of the flood.")],
            [stays, new ReadSection(3, 2, "Update", Ferry)],
            [
                new ReadSection(4, 1, "Update", Market),
                stays with
                {
                    Ordinal = 2,
                },
                new ReadSection(5, 3, "Update", Ferry.Replace("two goats", "a goat", StringComparison.Ordinal)),
            ]
        );

        Editions(origins).ShouldBe([(5, 3)]);
    }

    [Fact]
    public void A_section_put_in_while_the_last_one_was_taken_out_is_no_edition_of_it()
    {
        var stays = new ReadSection(1, 1, "Update", Theatre);

        var origins = SectionLineage.Trace(
            [],
            [stays, new ReadSection(2, 2, "Update", Ferry)],
            [new ReadSection(3, 1, "Update", Market), stays with { Ordinal = 2 }]
        );

        origins.ShouldBeEmpty();
    }

    [Fact]
    public void A_heading_that_a_single_section_has_names_it_whatever_it_says()
    {
        var origins = SectionLineage.Trace(
            [new ReadSection(1, 1, "Ferry", Theatre)],
            [new ReadSection(2, 1, "Ferry", Ferry)],
            [new ReadSection(3, 1, "Ferry", Market)]
        );

        Editions(origins).ShouldBe([(3, 1), (3, 2)]);
    }

    [Theory]
    [InlineData("Rain expected", "Strong wind and rain expected in the north")]
    [InlineData("Strong wind and rain expected in the north", "Rain expected")]
    [InlineData("Rain", "Rain")]
    [InlineData("Rain", "Rain expected")]
    public void A_text_of_a_word_or_two_is_found_in_another(string before, string after)
    {
        var origins = SectionLineage.Trace(
            [],
            [new ReadSection(1, 1, "Weather", before)],
            [new ReadSection(2, 1, "Outlook", after)]
        );

        Editions(origins).ShouldBe([(2, 1)]);
    }

    [Fact]
    public void A_text_that_says_the_same_words_thousands_of_times_is_traced_with_little_work()
    {
        var text = string.Join(' ', Enumerable.Repeat("toll", 20_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var origins = SectionLineage.Trace(
            [],
            [new ReadSection(1, 1, "Bells", text)],
            [new ReadSection(2, 1, "Bells", text + " again")]
        );

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000_000);
        Editions(origins).ShouldBe([(2, 1)]);
    }

    private const string Signature = "Reported by our own people in the old harbour town.";

    private static List<ReadSection> Updates(int firstId, IEnumerable<string> texts) =>
        [.. texts.Select((text, index) => new ReadSection(firstId + index, index + 1, "Update", text))];

    private static string OwnWords(int number) =>
        string.Join(' ', Enumerable.Range(0, 40).Select(word => $"word{number}x{word}"));

    private static IEnumerable<(long Section, long Former)> Editions(IEnumerable<SectionOrigin> origins) =>
        origins
            .Where(origin => origin.IsEdition)
            .Select(origin => (origin.Section, origin.Former))
            .OrderBy(edition => edition.Section)
            .ThenBy(edition => edition.Former);
}
