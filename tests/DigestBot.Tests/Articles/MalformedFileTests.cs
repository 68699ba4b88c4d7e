using CsCheck;
using DigestBot.Articles.Formats;
using DigestBot.Text;

namespace DigestBot.Tests.Articles;

/// <summary>No file, however broken, is more than an expected outcome.</summary>
public sealed class MalformedFileTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "---\n",
        "title: x\n",
        "a: &b [*b, *b]\n",
        "- : ? |\n",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h2>",
        "</h2>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<meta charset=utf-7>",
        "<a href='javascript:x'>",
        "&#xD800;",
        "&amp;",
        "<![CDATA[",
        "# ",
        "## Head\n",
        "> ",
        "* ",
        "1. ",
        "```\n",
        "[a](",
        "![",
        "](x)",
        "|a|b|\n|-|-|\n",
        "\n\n",
        " ",
        "word ",
        "The ferry left. ",
        "\0",
        "\ud800",
        "é",
    ];

    private readonly ReadRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData(".md")]
    [InlineData(".html")]
    [InlineData(".txt")]
    public void Scrambled_markup_is_read_or_refused(string extension) =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 60]
            .Sample(
                pieces => Read(extension, string.Concat(pieces.Select(piece => Pieces[piece]))),
                iter: 300,
                threads: 1
            );

    [Theory]
    [InlineData(".md")]
    [InlineData(".html")]
    [InlineData(".txt")]
    public void Any_bytes_are_read_or_refused(string extension) =>
        Gen.Byte.Array[0, 300].Sample(bytes => Outcome(run.File("any" + extension, bytes)), iter: 300, threads: 1);

    [Theory]
    [InlineData(".html", "<div>")]
    [InlineData(".html", "<b><i>")]
    [InlineData(".html", "<ul><li>")]
    [InlineData(".md", "> ")]
    [InlineData(".md", "[")]
    [InlineData(".md", "- ")]
    [InlineData(".md", "---\na: [[[[[[[[[[[[[[[[[[\n---\n")]
    public void Nesting_without_end_is_survived(string extension, string opening) =>
        Read(extension, string.Concat(Enumerable.Repeat(opening, 20_000)) + "The ferry left the harbour on time.");

    [Fact]
    public void Formatting_that_is_left_open_before_thousands_of_paragraphs_builds_no_huge_page()
    {
        var open = string.Concat(Enumerable.Range(0, 240).Select(number => $"<b id={number}>"));
        var paragraphs = string.Concat(Enumerable.Repeat("<p>The ferry left the harbour on time.", 20_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read(".html", $"<p>{open}</p>{paragraphs}");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(500_000_000);
    }

    private void Read(string extension, string text) =>
        Outcome(run.File("any" + extension, System.Text.Encoding.UTF8.GetBytes(text)));

    private static void Outcome(string path)
    {
        if (ArticleFile.Read(path, ReadOptions.Default) is ArticleReading.Refused refused)
            refused.Reason.ShouldEndWith(".");
    }
}
