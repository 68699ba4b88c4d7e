using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Text;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Passages as cards show them, the words that matched in bold.</summary>
internal static class PassageViews
{
    public static PassageView View(TopicPassage found, Language language) =>
        View(
            found.Article,
            found.Section,
            found.Passage.Range,
            found.Passage.Hits,
            string.Join(", ", found.Passage.Hits.Select(hit => hit.Keyword).Distinct(StringComparer.OrdinalIgnoreCase)),
            language
        );

    public static PassageView View(
        Article article,
        Section section,
        TextRange range,
        IReadOnlyList<KeywordHit> hits,
        string why,
        Language language
    )
    {
        var whole = range.End - range.Start <= SectionQuotes.LongestQuote;
        return new(
            SectionQuotes.Id(section),
            section.Ordinal,
            Typography.Shown(section.Heading, article.Language),
            whole
                ? Runs(section.Text, range, hits, article.Language)
                : [new QuoteRun(language.Texts.Digest.TooLongToQuote)],
            Typography.Breakable(Source(article, language)),
            article.Url?.AbsoluteUri ?? "",
            Typography.Breakable(why),
            Typography.IsRightToLeft(article.Language),
            whole ? Typography.Open(article.Language) : "",
            whole ? Typography.Close(article.Language) : ""
        );
    }

    /// <summary>A passage in plain text.</summary>
    public static string Text(PassageView view, Language language)
    {
        var quote = string.Concat(view.Quote.Select(run => run.Text));
        var origin = language.Texts.Topic.Passage.With(
            ("heading", view.Heading),
            ("source", view.Source),
            ("why", view.Why)
        );
        return $"\n{view.Open}{quote}{view.Close}\n{origin}{(view.Url.Length > 0 ? $"\n{view.Url}" : "")}";
    }

    private static string Source(Article article, Language language)
    {
        var source = SectionQuotes.Source(article, language);
        return source.Length == 0 ? article.Title : $"{article.Title} · {source}";
    }

    private static IReadOnlyList<QuoteRun> Runs(
        string text,
        TextRange range,
        IReadOnlyList<KeywordHit> hits,
        string language
    )
    {
        var runs = new List<QuoteRun>();
        var at = range.Start;
        foreach (
            var hit in hits.Select(hit => hit.Range)
                .Where(hit => hit.Start >= range.Start && hit.End <= range.End)
                .OrderBy(hit => hit.Start)
        )
        {
            if (hit.Start < at)
                continue;
            Add(text[at..hit.Start], match: false);
            Add(hit.In(text), match: true);
            at = hit.End;
        }
        Add(text[at..range.End], match: false);
        return runs;

        void Add(string piece, bool match)
        {
            if (piece.Length > 0)
                runs.Add(
                    new QuoteRun(Typography.ShownRun(OneParagraph(piece), language, first: runs.Count == 0), match)
                );
        }
    }

    private static string OneParagraph(string text) =>
        text.Replace("\n\n", " ", StringComparison.Ordinal).Replace('\n', ' ');
}
