using System.Globalization;
using System.Text;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>A digest before it is a card: sections in the order they are shown, and how many more there are.</summary>
/// <param name="NextSection">The first section that is not shown; null when none is left.</param>
/// <param name="IsWhole">Whether it is a whole article rather than what is new.</param>
internal sealed record Digest(
    string Kicker,
    IReadOnlyList<(Article Article, Section Section)> Items,
    int Remaining,
    SectionId? NextSection,
    string WhenEmpty,
    bool IsWhole = false
);

/// <summary>Turns sections into digest messages.</summary>
internal sealed class DigestComposer(
    Library library,
    ArticleStore articles,
    News news,
    SectionQuotes quotes,
    IOptions<DigestOptions> options
)
{
    /// <summary>What a button adds to where it goes on when it goes on through the whole article.</summary>
    public const string WholeMark = " all";

    private const int MostOfArticle = 15;
    private const string NothingNew = "Everything read so far has been in a digest here.";

    /// <summary>The message of a scheduled delivery, from the sections that were fixed for it.</summary>
    public async Task<CardMessage> ComposeAsync(OutgoingDelivery delivery, CancellationToken cancellation)
    {
        var items = new List<(Article, Section)>();
        foreach (var id in delivery.Sections)
        {
            var found = library.Current.Find(id) ?? await articles.FindAsync(id, cancellation);
            if (found is { } item)
                items.Add(item);
        }
        var schedule = delivery.Subscription.Schedule;
        var local = TimeZoneInfo.ConvertTime(delivery.Due, schedule.Zone);
        var kicker = $"{ScheduleWords.Kind(schedule.Days)} · {ScheduleWords.Day(local.DateTime)}";
        return Message(new Digest(kicker, items, delivery.Remaining, delivery.Next, NothingNew));
    }

    /// <summary>What is new for a conversation now. Nothing counts as given by it.</summary>
    public async Task<CardMessage> NowAsync(ConversationId conversation, string kicker, CancellationToken cancellation)
    {
        var fresh = await news.ForAsync(conversation, cancellation);
        return Message(Page(kicker, fresh, options.Value.SectionsPerDigest));
    }

    /// <summary>What is new for a conversation from a section on, as the digest went on that named it; when that was given since, from the start.</summary>
    public async Task<CardMessage> MoreAsync(
        ConversationId conversation,
        SectionId from,
        string kicker,
        CancellationToken cancellation
    )
    {
        var fresh = await news.ForAsync(conversation, cancellation);
        var following = fresh.SkipWhile(section => section.Id != from).ToList();
        return Message(Page(kicker, following.Count > 0 ? following : fresh, options.Value.SectionsPerDigest));
    }

    /// <summary>Every section of an article, or those from one on, as far as one message holds them.</summary>
    public CardMessage Whole(Article article, string kicker, SectionId? from = null)
    {
        var sections = article.Sections.Where(section => section.Summary.Count > 0);
        var following = from is null ? sections : sections.SkipWhile(section => section.Id != from);
        return Message(Page(kicker, [.. following], MostOfArticle) with { IsWhole = true });
    }

    /// <summary>What a new subscriber sees at once: the first sections of what is newest.</summary>
    public IReadOnlyList<DigestArticleView> Sample(int count) =>
        library.Current.Articles.FirstOrDefault() is { } newest
            ? [quotes.View(newest, newest.Sections.Where(section => section.Summary.Count > 0).Take(count))]
            : [];

    private Digest Page(string kicker, IReadOnlyList<Section> sections, int size)
    {
        var shelf = library.Current;
        var items = sections.Take(size).Select(section => shelf.Find(section.Id)).OfType<(Article, Section)>();
        return new Digest(
            kicker,
            [.. items],
            Math.Max(0, sections.Count - size),
            sections.Count > size ? sections[size].Id : null,
            NothingNew
        );
    }

    private CardMessage Message(Digest digest)
    {
        var view = View(digest);
        return new CardMessage(
            "digest",
            JsonSerializer.SerializeToElement(view, DigestJson.Default.DigestView),
            view.Summary,
            Text(view)
        )
        {
            Items = digest.Items.Count,
            Smaller = digest.Items.Count > 1 ? () => Message(WithoutLast(digest)) : null,
        };
    }

    private static Digest WithoutLast(Digest digest) =>
        digest with
        {
            Items = [.. digest.Items.SkipLast(1)],
            Remaining = digest.Remaining + 1,
            NextSection = digest.Items[^1].Section.Id,
        };

    private DigestView View(Digest digest)
    {
        var byArticle = digest.Items.GroupBy(item => item.Article.Id).Select(group => group.ToList()).ToList();
        var shown = byArticle
            .Select(group => quotes.View(group[0].Article, group.Select(item => item.Section)))
            .ToList();
        return new DigestView(
            "en",
            Summary(digest),
            digest.Kicker,
            shown,
            shown.Count == 1 ? shown[0].Url : "",
            More(digest),
            digest.WhenEmpty,
            DigestWords.English
        );
    }

    private MoreView More(Digest digest) =>
        digest.NextSection is not { } next
            ? MoreView.None
            : new MoreView(
                digest.Remaining,
                next.Value.ToString(CultureInfo.InvariantCulture) + (digest.IsWhole ? WholeMark : ""),
                digest.Remaining == 1 ? "And 1 more section" : $"And {digest.Remaining} more sections",
                $"Show {Math.Min(digest.Remaining, digest.IsWhole ? MostOfArticle : options.Value.SectionsPerDigest)} more"
            );

    private static string Summary(Digest digest)
    {
        if (digest.Items.Count == 0)
            return $"{digest.Kicker}: {digest.WhenEmpty}";
        var titles = digest
            .Items.Select(item => item.Article)
            .Distinct()
            .Select(article => $"“{article.Title}”")
            .ToList();
        var from = titles.Count == 1 ? titles[0] : $"{titles[0]} and {titles.Count - 1} more";
        var sections = digest.Items.Count == 1 ? "1 section" : $"{digest.Items.Count} sections";
        return $"{digest.Kicker}: {sections} of {from}.";
    }

    private static string Text(DigestView view)
    {
        var text = new StringBuilder(view.Kicker).Append('\n');
        foreach (var article in view.Articles)
        {
            text.Append('\n').Append(article.Title).Append('\n');
            if (article.Source.Length > 0)
                text.Append(article.Source).Append('\n');
            foreach (var section in article.Sections)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{section.Ordinal}. {section.Heading}\n");
                text.Append(section.Open)
                    .AppendJoin("", section.Quote.Select(run => run.Text))
                    .Append(section.Close)
                    .Append('\n');
            }
            if (article.Url.Length > 0)
                text.Append('\n').Append(article.Url).Append('\n');
        }
        if (view.Articles.Count == 0)
            text.Append(view.Empty).Append('\n');
        if (view.More.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{view.More.Text}: /digest all\n");
        return text.ToString().TrimEnd();
    }
}
