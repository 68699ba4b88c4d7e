using System.Globalization;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Robustness;

/// <summary>Reads one text every way and finds out what does not hold of the outcome.</summary>
internal sealed class FuzzCheck
{
    private static readonly KeywordMatcher Matcher = KeywordMatcher.Build([
        new("quad", "Quad"),
        new("quad", "Quadrilateral Security Dialogue"),
        new("sea", "South China Sea"),
        new("china", "China"),
        new("ai", "AI"),
        new("us", "U.S."),
        new("cafe", "café"),
        new("sharp", "C#"),
        new("asia", "中文"),
    ]);

    private static readonly string?[] Languages = [null, null, "en", "de", "fr", "es", "ja"];
    private static readonly CultureInfo[] Cultures =
    [
        CultureInfo.GetCultureInfo("tr-TR"),
        CultureInfo.GetCultureInfo("de-DE"),
    ];

    /// <returns>A number that stands for the whole outcome.</returns>
    public static ulong Run(string text, long number)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var first = Read(text, number);
        CultureInfo.CurrentCulture = Cultures[number % Cultures.Length];
        return Read(text, number) == first ? first : throw new FuzzException("read differently the second time");
    }

    private static ulong Read(string text, long number)
    {
        var head = new ArticleHead(Language: Languages[number % Languages.Length]);
        var outcome = new Fingerprint();
        outcome.Add(Ranges.Check(SentenceSplitter.Split(text, head.Language ?? "en"), text));
        outcome.Add(Hits(text));
        var article =
            number % 4 == 0
                ? ArticleReader.ReadBlocks(Blocks(text, number), head, ReadOptions.Default)
                : ArticleReader.ReadPlain(text, head, ReadOptions.Default);
        outcome.Add(article);
        Ranges.CheckSummaries(article);
        Passages(article, outcome);
        return outcome.Value;
    }

    private static List<TextRange> Hits(string text) =>
        Ranges.Check([.. Matcher.Find(text).Select(hit => hit.Range).Distinct()], text);

    private static List<TextBlock> Blocks(string text, long number)
    {
        var lines = text.Split('\n');
        return
        [
            .. lines.Select(
                (line, i) =>
                    (number / 4 + i) % 3 == 0
                        ? new TextBlock(BlockKind.Heading, line, (i % 8))
                        : new TextBlock((BlockKind)((number + i) % 4), line)
            ),
        ];
    }

    private static void Passages(ArticleText article, Fingerprint outcome)
    {
        foreach (var passage in ArticlePassages.Of(article, Matcher).SelectMany(topic => topic.Passages))
        {
            Ranges.Check([passage.Range], article.Sections[passage.Source - 1].Text);
            outcome.Add(passage.Source, passage.Range);
        }
    }
}
