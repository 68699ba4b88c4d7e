using System.Globalization;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Text;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Shows one section in full, the sentences that a digest quotes in bold.</summary>
internal sealed class SectionCommand(Library library, ArticleStore store, TopicIndex topics) : ICommand
{
    /// <summary>A paragraph of more characters than this fits into no card, and is not cut.</summary>
    private const int LongestParagraph = 6000;

    public CommandHelp Help { get; } = new("section", static of => of.Section, 140);

    public IReadOnlyList<string> Verbs => [];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        if (call.Number("section") is { } id)
            return await OpenAsync(new SectionId(id), call.Back, call.Language, cancellation);
        var latest = library.Current.Articles.FirstOrDefault();
        if (latest is null)
            return Notice.Say(call.Language, call.Texts.Digest.NothingRead, call.Texts.Digest.ComesWithSections);
        var asked = call.Words.Trim().TrimStart('#');
        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return ByHeading(latest, asked, call.Language);
        return latest.Sections.FirstOrDefault(section => section.Ordinal == ordinal) is { } found
            ? new Reply(Message(latest, found, latest.Sections, null, call.Language))
            : Missing(call.Texts.Article.Has.Of(latest.Sections.Count, ("title", latest.Title)), call.Language);
    }

    private async Task<Reply> OpenAsync(
        SectionId id,
        ButtonData? back,
        Language language,
        CancellationToken cancellation
    )
    {
        if (library.Current.Find(id) is { } current)
            return new Reply(Message(current.Article, current.Section, current.Article.Sections, back, language));
        return await store.FindAsync(id, cancellation) is { } former
            ? new Reply(Message(former.Article, former.Section, [former.Section], back, language))
            : Missing(language.Texts.Article.SectionGone, language);
    }

    private Reply ByHeading(Article article, string asked, Language language)
    {
        if (
            asked.Length > 0
            && article.Sections.FirstOrDefault(section =>
                section.Heading.Contains(asked, StringComparison.OrdinalIgnoreCase)
            )
                is { } found
        )
            return new Reply(Message(article, found, article.Sections, null, language));
        return Missing(
            language.Texts.Article.WriteNumber.Of(article.Sections.Count, ("title", article.Title)),
            language
        );
    }

    private static Reply Missing(string text, Language language) =>
        Notice.Say(
            language,
            language.Texts.Article.WhichSection,
            text,
            new SuggestionView(language.Texts.Labels.Sections, new ButtonData("sections"))
        );

    private CardMessage Message(
        Article article,
        Section section,
        IReadOnlyList<Section> siblings,
        ButtonData? back,
        Language language
    )
    {
        var say = language.Texts.Article;
        var position = siblings.TakeWhile(one => one.Id != section.Id).Count();
        var previous = position > 0 ? siblings[position - 1] : null;
        var next = position + 1 < siblings.Count ? siblings[position + 1] : null;
        var about = string.Join(", ", topics.TopicsOf(section.Id).Take(3).Select(topic => topic.Title));
        var view = new SectionTextView(
            language.Code,
            say.SectionSummary.With(
                ("heading", section.Heading),
                ("ordinal", language.Number(section.Ordinal)),
                ("title", article.Title)
            ),
            Typography.IsRightToLeft(article.Language),
            Position(section, siblings.Count, language) + (about.Length > 0 ? $" · {about}" : ""),
            Typography.Shown(section.Heading, article.Language),
            SectionsCommand.Head(article, language),
            previous is null ? "" : SectionQuotes.Id(previous),
            next is null ? "" : SectionQuotes.Id(next),
            Paragraphs(section, article.Language, say.LongParagraph),
            Ways.To(new ButtonData("section") { Section = SectionQuotes.Id(section), Back = back }, language),
            new SectionTextWords(
                say.Legend,
                say.Previous.With(language.Number(previous?.Ordinal ?? 0)),
                say.Next.With(language.Number(next?.Ordinal ?? 0)),
                language.Texts.Labels.OpenArticle
            )
        );
        return Fitting(view, say.GoesOn);
    }

    private static string Position(Section section, int count, Language language)
    {
        var ordinal = language.Number(section.Ordinal);
        return count > 1
            ? language.Texts.Article.PositionOf.With(("ordinal", ordinal), ("count", language.Number(count)))
            : language.Texts.Article.Position.With(ordinal);
    }

    /// <summary>A section too long for a card loses its last paragraphs, whole, and says so.</summary>
    private static CardMessage Fitting(SectionTextView view, string goesOn) =>
        new(
            "section",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.SectionTextView),
            view.Summary,
            Text(view)
        )
        {
            Smaller =
                view.Paragraphs.Count > 1
                    ? () =>
                        Fitting(
                            view with
                            {
                                Paragraphs = [.. view.Paragraphs.SkipLast(Math.Max(1, view.Paragraphs.Count / 8))],
                                Say = view.Say with { Legend = goesOn },
                            },
                            goesOn
                        )
                    : null,
        };

    private static string Text(SectionTextView view) =>
        string.Join(
            "\n\n",
            view.Paragraphs.Select(paragraph => string.Concat(paragraph.Runs.Select(run => run.Text)))
                .Prepend($"{view.Heading}\n{view.Article.Title}")
                .Append(view.Article.Url)
        );

    private static IReadOnlyList<ParagraphView> Paragraphs(Section section, string language, string tooLong)
    {
        var quoted = section.Summary.Select(index => section.Sentences[index]).ToList();
        var paragraphs = new List<ParagraphView>();
        for (var start = 0; start < section.Text.Length; )
        {
            var end = section.Text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? section.Text.Length : end;
            if (end - start > LongestParagraph)
                paragraphs.Add(new ParagraphView([new TextRunView(tooLong, false)]));
            else if (end > start)
                paragraphs.Add(new ParagraphView(Runs(section.Text, new TextRange(start, end), quoted, language)));
            start = end + 2;
        }
        return paragraphs;
    }

    private static List<TextRunView> Runs(string text, TextRange paragraph, List<TextRange> quoted, string language)
    {
        var runs = new List<TextRunView>();
        var at = paragraph.Start;
        foreach (
            var sentence in quoted.Where(sentence => sentence.Start >= paragraph.Start && sentence.End <= paragraph.End)
        )
        {
            Add(at, sentence.Start, quotedRun: false);
            Add(sentence.Start, sentence.End, quotedRun: true);
            at = sentence.End;
        }
        Add(at, paragraph.End, quotedRun: false);
        return runs;

        void Add(int start, int end, bool quotedRun)
        {
            if (end > start)
                runs.Add(
                    new TextRunView(Typography.ShownRun(text[start..end], language, first: runs.Count == 0), quotedRun)
                );
        }
    }
}
