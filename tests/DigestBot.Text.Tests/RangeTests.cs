using System.Globalization;
using CsCheck;

namespace DigestBot.Text.Tests;

/// <summary>What must hold for any text at all.</summary>
public sealed class RangeTests
{
    [Fact]
    public void Sentences_are_exact_ranges_in_order_that_never_overlap() =>
        Some.Text.Sample(text =>
        {
            var sentences = SentenceSplitter.Split(text);
            var last = 0;
            foreach (var sentence in sentences)
            {
                sentence.Start.ShouldBeGreaterThanOrEqualTo(last);
                sentence.End.ShouldBeGreaterThan(sentence.Start);
                sentence.In(text).Trim().ShouldBe(sentence.In(text));
                last = sentence.End;
            }
            last.ShouldBeLessThanOrEqualTo(text.Length);
        });

    [Fact]
    public void No_visible_character_is_lost_between_sentences() =>
        Some.Text.Sample(text =>
        {
            var kept = string.Concat(SentenceSplitter.Split(text).Select(range => range.In(text)));
            Visible(kept).ShouldBe(Visible(text));
        });

    [Fact]
    public void Any_text_reads_as_an_article_whose_addresses_exist() =>
        Some.Text.Sample(text =>
        {
            var article = Some.Article(text);
            foreach (var section in article.Sections)
            {
                section.Summary.ShouldBe(section.Summary.Order());
                section.Summary.ShouldAllBe(index => index >= 0 && index < section.Sentences.Count);
                section.Summary.Count.ShouldBeGreaterThan(0);
            }
            foreach (var address in article.Summary)
                article.Sections[address.Section - 1].Sentences.Count.ShouldBeGreaterThan(address.Sentence);
        });

    [Fact]
    public void Hits_are_exact_ranges_in_order_that_never_overlap() =>
        Some.Text.Sample(text =>
        {
            var last = 0;
            foreach (var hit in Some.Matcher.Find(text))
            {
                hit.Range.Start.ShouldBeGreaterThanOrEqualTo(last);
                hit.Range.End.ShouldBeGreaterThan(hit.Range.Start);
                last = hit.Range.End;
            }
            last.ShouldBeLessThanOrEqualTo(text.Length);
        });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Every_culture_reads_the_same(string culture) =>
        Some.Text.Sample(text =>
        {
            var expected = Outcome(text);
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Outcome(text).ShouldBe(expected);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });

    private static string Outcome(string text)
    {
        var article = Some.Article(text);
        var sections = article.Sections.Select(section =>
            $"{section.Heading}:{section.Text}:{string.Join(',', section.Sentences)}:{string.Join(',', section.Summary)}"
        );
        return $"{article.Title}|{article.Language}|{string.Join('|', sections)}|{string.Join(',', article.Summary)}"
            + string.Join(',', Some.Matcher.Find(text));
    }

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
