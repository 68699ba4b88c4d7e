using System.Text.Json;
using DigestBot.Testing;

namespace DigestBot.Tests.Articles;

public sealed class ReadCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RealParts.Root, "articles", "old-treaties-new-partners.md");
    private readonly ReadRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void The_sample_article_reads_as_its_head_and_seven_sections()
    {
        var article = run.Json(Sample);

        article.GetProperty("title").GetString().ShouldBe("Old Treaties, New Partners");
        article.GetProperty("language").GetString().ShouldBe("en");
        article.GetProperty("standfirst").GetString().ShouldNotBeNullOrEmpty();
        article.GetProperty("byline").GetString().ShouldNotBeNullOrEmpty();
        article.GetProperty("sections").GetArrayLength().ShouldBe(7);
        article.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Json_offsets_cut_the_very_sentences_and_addresses_lead_to_them()
    {
        var article = run.Json(Sample);
        var sections = article.GetProperty("sections").EnumerateArray().ToList();

        foreach (var section in sections)
        {
            var text = section.GetProperty("text").GetString()!;
            foreach (var sentence in section.GetProperty("sentences").EnumerateArray())
                text[sentence.GetProperty("start").GetInt32()..sentence.GetProperty("end").GetInt32()]
                    .ShouldBe(sentence.GetProperty("text").GetString());
            section
                .GetProperty("summary")
                .EnumerateArray()
                .ShouldAllBe(index => index.GetInt32() < section.GetProperty("sentences").GetArrayLength());
        }
        foreach (
            var hit in article
                .GetProperty("topics")
                .EnumerateArray()
                .SelectMany(topic => topic.GetProperty("hits").EnumerateArray())
        )
            Sentence(sections, hit).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Suggestions_are_topics_to_paste_into_the_map_which_lacks_them()
    {
        var path = run.File(
            "a.txt",
            "Élan at Sea\n\nThe Sandvik Harbour Board (SHB) bought ferries in South Korea. The Sandvik Harbour Board is pleased, "
                + "and so is the Café Élan, where the ferries land."
        );

        run.Read(path, "--suggest").Code.ShouldBe(0);

        var topics = JsonElement.Parse(run.Output);
        var board = topics.GetProperty("sandvik-harbour-board");
        board.GetProperty("Title").GetString().ShouldBe("Sandvik Harbour Board");
        board
            .GetProperty("Keywords")
            .EnumerateArray()
            .Select(keyword => keyword.GetString())
            .ShouldBe(["Sandvik Harbour Board", "SHB"]);
        board.GetProperty("Related").GetArrayLength().ShouldBe(0);
        topics.TryGetProperty("cafe-elan", out _).ShouldBeTrue();
        topics.TryGetProperty("south-korea", out _).ShouldBeFalse();
    }

    [Fact]
    public void Suggestions_of_several_articles_are_one_map()
    {
        var one = run.File("a.txt", "Ferries\n\nThe Sandvik Harbour Board met. The Sandvik Harbour Board dined.");
        var two = run.File("b.txt", "Trains\n\nThe Sandvik Harbour Board met the Narvik Railway Union on Friday.");

        run.Read(one, two, "--suggest").Code.ShouldBe(0);

        var names = JsonElement.Parse(run.Output).EnumerateObject().Select(topic => topic.Name).ToList();
        names.ShouldBeUnique();
        names.ShouldContain("sandvik-harbour-board");
        names.ShouldContain("narvik-railway-union");
    }

    [Fact]
    public void Topics_come_from_the_keyword_map_with_the_keyword_that_matched()
    {
        var path = run.File(
            "a.txt",
            "Navies at Sea\n\nThe Quad met again in spring, and its four navies sailed for a week."
        );

        var topic = run.Json(path).GetProperty("topics").EnumerateArray().ShouldHaveSingleItem();

        topic.GetProperty("topic").GetString().ShouldBe("quad");
        topic.GetProperty("hits")[0].GetProperty("keyword").GetString().ShouldBe("Quad");
    }

    [Fact]
    public void A_topic_has_the_passages_that_would_be_quoted_the_best_first()
    {
        var path = run.File(
            "a.md",
            "# Navies\n\n## Talks\n\nNothing was signed. Somebody spoke of the Quad.\n\n## The Quad at sea\n\n"
                + "Australia, India, Japan and the United States sailed together in 2020 as the Quad. "
                + "The four sailed off India for a week in that year, with eleven ships. Bakers raised their prices."
        );

        var quad = run.Json(path)
            .GetProperty("topics")
            .EnumerateArray()
            .Single(topic => topic.GetProperty("topic").GetString() == "quad");
        var passages = quad.GetProperty("passages").EnumerateArray().ToList();

        passages.ConvertAll(passage => passage.GetProperty("section").GetInt32()).ShouldBe([2, 1]);
        passages[0].GetProperty("sentences").EnumerateArray().Select(index => index.GetInt32()).ShouldBe([0, 1]);
    }

    [Fact]
    public void As_many_sentences_as_asked_for_sum_up_the_article()
    {
        run.Read(Sample, "--json", "--sentences", "5");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("summary").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public void Every_file_gives_one_line_of_json()
    {
        var other = run.File("b.md", "# Second\n\nThe ferries run on time again at last, said the harbour board.");

        run.Read(Sample, other, "--json");

        run.Output.Trim()
            .Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString())
            .ShouldBe([Sample, other]);
    }

    [Fact]
    public void The_page_for_people_names_title_sections_and_topics()
    {
        run.Read(Sample);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("Old Treaties, New Partners");
        run.Output.ShouldContain("Harbour Review · 12 Nov 2026 · https://example.org/old-treaties");
        run.Output.ShouldContain("In short");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public void A_bad_file_is_said_on_the_error_stream_and_the_others_are_still_read()
    {
        var empty = run.File("empty.md", "");
        var binary = run.File("photo.txt", [1, 0, 2, 0, 3, 0]);
        var pdf = run.File("paper.txt", "%PDF-1.7 …");
        var good = run.File("good.txt", "Ferries\n\nThe ferries run on time again at last, said the harbour board.");

        run.Read(run.Missing("none.md"), empty, binary, pdf, good, "--json");

        run.Code.ShouldNotBe(0);
        run.Output.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("harbour board");
        var errors = run.Error.Trim().Split('\n');
        errors.Length.ShouldBe(4);
        errors[0].ShouldContain("no such file");
        errors[1].ShouldContain("empty");
        errors[2].ShouldContain("binary");
        errors[3].ShouldContain("PDF");
    }

    [Fact]
    public void A_file_too_large_for_an_article_is_refused()
    {
        var path = run.Missing("large.txt");
        using (var file = File.Create(path))
            file.SetLength(100_000_000);

        run.Read(path);

        run.Code.ShouldNotBe(0);
        run.Error.ShouldContain("10 MB");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("many")]
    public void An_impossible_number_of_sentences_is_refused(string number) =>
        run.Read(Sample, "--sentences", number).Code.ShouldNotBe(0);

    [Fact]
    public void Control_characters_never_reach_the_terminal()
    {
        run.Read(run.File("esc.txt", "Title\u001b[31m here\n\nThe ferries \u001b]0;x\u0007run on time again at last."));

        run.Output.ShouldNotContain('\u001b');
    }

    private static string? Sentence(List<JsonElement> sections, JsonElement address) =>
        sections[address.GetProperty("section").GetInt32() - 1]
            .GetProperty("sentences")[address.GetProperty("sentence").GetInt32()]
            .GetProperty("text")
            .GetString();
}
