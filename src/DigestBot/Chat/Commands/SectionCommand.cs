using System.Globalization;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Text;
using DigestBot.Topics;

namespace DigestBot.Chat.Commands;

/// <summary>Shows one section in full, the sentences that a digest quotes in bold.</summary>
internal sealed class SectionCommand(Library library, ArticleStore store, TopicIndex topics) : ICommand
{
    /// <summary>A paragraph of more characters than this fits into no card, and is not cut.</summary>
    private const int LongestParagraph = 6000;

    private const string TooLong = "[This paragraph is too long to show here; it stands in the article.]";

    public CommandHelp Help { get; } = new("section", static of => of.Section, 140);

    public IReadOnlyList<string> Verbs => [];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        if (call.Number("section") is { } id)
            return await OpenAsync(new SectionId(id), call.Back, cancellation);
        var latest = library.Current.Articles.FirstOrDefault();
        if (latest is null)
            return Notice.Say("Nothing has been read yet", "As soon as an article is there, /sections lists it.");
        var asked = call.Words.Trim().TrimStart('#');
        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return ByHeading(latest, asked);
        return latest.Sections.FirstOrDefault(section => section.Ordinal == ordinal) is { } found
            ? new Reply(Message(latest, found, latest.Sections, null))
            : Missing(
                $"“{latest.Title}” has {Amounts.Of(latest.Sections.Count, "section")}, from 1 to {latest.Sections.Count}."
            );
    }

    private async Task<Reply> OpenAsync(SectionId id, ButtonData? back, CancellationToken cancellation)
    {
        if (library.Current.Find(id) is { } current)
            return new Reply(Message(current.Article, current.Section, current.Article.Sections, back));
        return await store.FindAsync(id, cancellation) is { } former
            ? new Reply(Message(former.Article, former.Section, [former.Section], back))
            : Missing("The section is no longer there.");
    }

    private Reply ByHeading(Article article, string asked)
    {
        if (
            asked.Length > 0
            && article.Sections.FirstOrDefault(section =>
                section.Heading.Contains(asked, StringComparison.OrdinalIgnoreCase)
            )
                is { } found
        )
            return new Reply(Message(article, found, article.Sections, null));
        return Missing(
            $"Write its number, for example /section 3. “{article.Title}” has {Amounts.Of(article.Sections.Count, "section")}."
        );
    }

    private static Reply Missing(string text) =>
        Notice.Say("Which section?", text, new SuggestionView("Sections", new ButtonData("sections")));

    private CardMessage Message(Article article, Section section, IReadOnlyList<Section> siblings, ButtonData? back)
    {
        var position = siblings.TakeWhile(one => one.Id != section.Id).Count();
        var previous = position > 0 ? siblings[position - 1] : null;
        var next = position + 1 < siblings.Count ? siblings[position + 1] : null;
        var about = string.Join(", ", topics.TopicsOf(section.Id).Take(3).Select(topic => topic.Title));
        var view = new SectionTextView(
            "en",
            $"“{section.Heading}”, section {section.Ordinal} of “{article.Title}”.",
            Typography.IsRightToLeft(article.Language),
            $"Section {section.Ordinal}{(siblings.Count > 1 ? $" of {siblings.Count}" : "")}{(about.Length > 0 ? $" · {about}" : "")}",
            Typography.Shown(section.Heading, article.Language),
            SectionsCommand.Head(article),
            previous is null ? "" : SectionQuotes.Id(previous),
            next is null ? "" : SectionQuotes.Id(next),
            Paragraphs(section, article.Language),
            Ways.To(new ButtonData("section") { Section = SectionQuotes.Id(section), Back = back }),
            new SectionTextWords(
                "Bold: the sentences a digest quotes.",
                $"‹ Section {previous?.Ordinal}",
                $"Section {next?.Ordinal} ›"
            )
        );
        return Fitting(view);
    }

    /// <summary>A section too long for a card loses its last paragraphs, whole, and says so.</summary>
    private static CardMessage Fitting(SectionTextView view) =>
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
                                Say = view.Say with
                                {
                                    Legend = "The section goes on in the article. Bold: the sentences a digest quotes.",
                                },
                            }
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

    private static IReadOnlyList<ParagraphView> Paragraphs(Section section, string language)
    {
        var quoted = section.Summary.Select(index => section.Sentences[index]).ToList();
        var paragraphs = new List<ParagraphView>();
        for (var start = 0; start < section.Text.Length; )
        {
            var end = section.Text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? section.Text.Length : end;
            if (end - start > LongestParagraph)
                paragraphs.Add(new ParagraphView([new TextRunView(TooLong, false)]));
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
