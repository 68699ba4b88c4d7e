using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Storage;
using DigestBot.Topics;
using DigestBot.Wording;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>A digest that answers somebody: what it shows is held back from other digests until it is known whether it was shown.</summary>
internal sealed record DigestReply(CardMessage Message, SectionsOnShow Sections);

/// <summary>Where a digest is asked for, and the language of the answer.</summary>
internal sealed record DigestAsker(ConversationId Conversation, Language Language);

/// <summary>Digests as people ask for them.</summary>
internal sealed class DigestComposer(
    Database database,
    Library library,
    ArticleStore store,
    TopicIndex topics,
    News news,
    GivenSections given,
    DigestMessages messages,
    SectionQuotes quotes,
    IOptions<DigestOptions> options
)
{
    /// <summary>What is new for a conversation now.</summary>
    public Task<DigestReply> NowAsync(DigestAsker asker, string kicker, CancellationToken cancellation) =>
        ReplyAsync(asker, kicker, null, DigestMode.New, fresh => fresh, cancellation);

    /// <summary>What is new for a conversation from a place on; when that was given since, from the start.</summary>
    public Task<DigestReply> MoreAsync(
        DigestAsker asker,
        DigestPlace from,
        string kicker,
        ButtonData? back,
        CancellationToken cancellation
    ) =>
        ReplyAsync(
            asker,
            kicker,
            back,
            from.Mode.Kind == DigestKind.All ? DigestMode.New : from.Mode,
            fresh =>
                fresh.SkipWhile(item => item.Section.Id != from.From).ToList() is { Count: > 0 } rest ? rest : fresh,
            cancellation
        );

    /// <summary>Every section of an article, or those from one on, as far as one message holds them.</summary>
    public Task<DigestReply> WholeAsync(
        DigestAsker asker,
        Article article,
        string kicker,
        SectionId? from,
        ButtonData? back,
        CancellationToken cancellation
    ) =>
        ReplyAsync(
            asker,
            kicker,
            back,
            Digest.MostOfArticle,
            DigestMode.All,
            had => [.. News.Whole(article, had).SkipWhile(item => from is { } first && item.Section.Id != first)],
            cancellation
        );

    /// <summary>A digest as it was shown before, which gives nothing; null when none of its sections is there any more.</summary>
    public async Task<CardMessage?> AgainAsync(ButtonData shown, Language language, CancellationToken cancellation)
    {
        var mode = DigestAgain.Mode(shown);
        var items = new List<DigestItem>();
        foreach (var (id, isUpdated) in DigestAgain.Sections(shown).Take(Digest.MostOfArticle))
            if ((library.Current.Find(id) ?? await store.FindAsync(id, cancellation)) is { } found)
                items.Add(
                    new DigestItem(
                        found.Article,
                        found.Section,
                        isUpdated,
                        string.Join(", ", topics.KeywordsOf(id, mode.TopicNames))
                    )
                );
        if (items.Count == 0)
            return null;
        var digest = new Digest(
            Typography.Undisguised(shown.Kicker ?? ""),
            items,
            DigestAgain.Remaining(shown),
            DigestAgain.Next(shown),
            Typography.Undisguised(shown.Heading ?? ""),
            shown.Back
        );
        return messages.Of(digest, mode, language);
    }

    /// <summary>What a new subscriber sees at once: the first sections of what is newest. A sample gives nothing.</summary>
    public IReadOnlyList<DigestArticleView> Sample(DigestMode mode, int count, Language language)
    {
        var nothing = new HashSet<SectionId>();
        var items = mode.Kind == DigestKind.Topic ? news.For(nothing, mode) : [];
        if (items.Count == 0 && library.Current.Articles is [var newest, ..])
            items = News.Whole(newest, nothing);
        return
        [
            .. items
                .Take(count)
                .GroupBy(item => item.Article.Id)
                .Select(of => quotes.View(of.First().Article, of, language)),
        ];
    }

    private Task<DigestReply> ReplyAsync(
        DigestAsker asker,
        string kicker,
        ButtonData? back,
        DigestMode mode,
        Func<IReadOnlyList<DigestItem>, IReadOnlyList<DigestItem>> page,
        CancellationToken cancellation
    ) =>
        ReplyAsync(
            asker,
            kicker,
            back,
            options.Value.SectionsPerDigest,
            mode,
            had => page(news.For(had, mode)),
            cancellation
        );

    /// <summary>In a transaction, because a delivery must not settle on the same sections meanwhile.</summary>
    private Task<DigestReply> ReplyAsync(
        DigestAsker asker,
        string kicker,
        ButtonData? back,
        int size,
        DigestMode mode,
        Func<IReadOnlySet<SectionId>, IReadOnlyList<DigestItem>> choose,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var had = await given.OfAsync(transaction, asker.Conversation, news.Current.First);
                var digest = Digest.Of(kicker, choose(had), size, mode) with { Back = back };
                return new DigestReply(
                    messages.Of(digest, mode, asker.Language),
                    given.Show(asker.Conversation, [.. digest.Items.Select(item => item.Section.Id)])
                );
            },
            cancellation
        );
}
