using System.Text;
using DigestBot.Articles.Formats;
using DigestBot.Text;

namespace DigestBot.Tests.Articles;

public sealed class FormatTests : IDisposable
{
    private const string Body =
        "The harbour board bought three electric ferries for the island route, and the café on the quay reopened in March.";
    private readonly ReadRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void Markdown_gives_its_front_matter_and_headings()
    {
        var article = Read(
            "a.md",
            $"""
            ---
            title: "Ferries: a second look"
            author: [Mira Holm, Jon Berg]
            description: Three ferries and a quay.
            date: 2026-11-12
            link: https://example.org/ferries
            publisher: Harbour Review
            language: en-GB
            extra: {"{"} nested: [1, 2] {"}"}
            ---

            ## The *money* of [ferries](https://example.org)

            {Body} ![picture](x.png)

            <!-- a note nobody reads -->

            ### Crew &amp; pay

            - Wages rose for everyone on board.

            ```
            code is not prose
            ```
            """
        );

        (article.Text.Title, article.Text.Byline, article.Text.Standfirst, article.Text.Language).ShouldBe(
            ("Ferries: a second look", "Mira Holm, Jon Berg", "Three ferries and a quay.", "en")
        );
        (article.Publisher, article.Published, article.Url?.AbsoluteUri).ShouldBe(
            ("Harbour Review", new DateOnly(2026, 11, 12), "https://example.org/ferries")
        );
        article
            .Text.Sections.Select(section => (section.Heading, section.Level))
            .ShouldBe([("The money of ferries", 2), ("Crew & pay", 3)]);
        article.Text.Sections[0].Text.ShouldBe(Body);
        article.Text.Sections[1].Text.ShouldBe("Wages rose for everyone on board.");
    }

    [Fact]
    public void Broken_front_matter_is_a_warning_and_the_article_is_still_read()
    {
        var article = Read("a.md", $"---\ntitle: Ferries\nauthor: [unclosed\n---\n\n## Money\n\n{Body}");

        article.Text.Title.ShouldBe("Ferries");
        article.Text.Warnings.ShouldHaveSingleItem().ShouldContain("front matter");
        article.Text.Sections.ShouldHaveSingleItem().Text.ShouldBe(Body);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("not a link")]
    public void Only_web_links_are_kept(string link) =>
        Read("a.md", $"---\nurl: '{link}'\n---\n\n{Body}").Url.ShouldBeNull();

    [Fact]
    public void A_web_page_gives_its_article_without_what_stands_around_it()
    {
        var article = Read("a.html", Page("en"));

        article.Text.Title.ShouldBe("The Harbour Question");
        article.Text.Byline.ShouldBe("Mira Holm");
        article.Text.Standfirst.ShouldBe("A small town argues about a ship.");
        (article.Publisher, article.Published, article.Url?.AbsoluteUri).ShouldBe(
            ("Harbour Review", new DateOnly(2026, 3, 4), "https://example.org/harbour")
        );
        article
            .Text.Sections.Select(section => (section.Heading, section.Level))
            .ShouldBe([("Mud and money", 2), ("The crew", 3)]);
        var text = string.Join(' ', article.Text.Sections.Select(section => section.Text));
        text.ShouldContain("dredged");
        text.ShouldNotContain("alert");
        text.ShouldNotContain("Cookies");
        text.ShouldNotContain("All about us");
    }

    [Fact]
    public void A_file_without_a_title_is_called_by_its_name() =>
        Read("late-ferries_2.txt", Body).Text.Title.ShouldBe("Late ferries 2");

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_decoded_whatever_wrote_it(string name, byte[] bytes) =>
        Read(name, bytes).Text.Sections[0].Text.ShouldContain("café");

    public static TheoryData<string, byte[]> Encodings() =>
        new()
        {
            { "utf8.txt", Encoding.UTF8.GetBytes(Body) },
            { "bom.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Body)] },
            { "utf16.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Body)] },
            { "utf16be.txt", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Body)] },
            { "windows.txt", Encoding.Latin1.GetBytes(Body) },
            { "windows.html", Encoding.Latin1.GetBytes($"<html><meta charset=windows-1252><body><p>{Body}</p>") },
            { "named.txt", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body><p>{Body}</p>") },
        };

    private ArticleDocument Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    private ArticleDocument Read(string name, byte[] bytes) =>
        ArticleFile.Read(run.File(name, bytes), ReadOptions.Default).ShouldBeOfType<ArticleReading.Done>().Document;

    private static string Page(string language) =>
        $"""
            <!DOCTYPE html><html lang="{language}"><head><title>The Harbour Question - Harbour Review</title>
            <meta property="og:title" content="The Harbour Question"><meta property="og:site_name" content="Harbour Review">
            <meta name="author" content="Mira Holm"><meta name="description" content="A small town argues about a ship.">
            <meta property="article:published_time" content="2026-03-04T23:30:00+02:00">
            <link rel="canonical" href="https://example.org/harbour"><script>alert('no')</script></head>
            <body><nav><a href="/">Home</a><a href="/about">All about us</a></nav>
            <article><h1>The Harbour Question</h1>
            <h2>Mud and money</h2>
            <p>The harbour has been dredged for the third time in a decade, at a price. {Body}</p><p>{Body} {Body}</p>
            <h3>The crew</h3><p>{Body} {Body}</p><p>{Body} Nobody on board complained, and nobody asked them to.</p>
            </article><aside>Cookies are good for you.</aside><footer>Cookies again.</footer></body></html>
            """;
}
