using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>A digest that answers somebody: what it shows is held back from other digests until it is known whether it was shown.</summary>
internal sealed record DigestReply(CardMessage Message, SectionsOnShow Sections);

/// <summary>Digests as people ask for them.</summary>
internal sealed class DigestComposer(
    Database database,
    Library library,
    News news,
    GivenSections given,
    DigestMessages messages,
    SectionQuotes quotes,
    IOptions<DigestOptions> options
)
{
    /// <summary>What is new for a conversation now.</summary>
    public Task<DigestReply> NowAsync(ConversationId conversation, string kicker, CancellationToken cancellation) =>
        ReplyAsync(conversation, kicker, DigestMode.New, fresh => fresh, cancellation);

    /// <summary>What is new for a conversation from a place on; when that was given since, from the start.</summary>
    public Task<DigestReply> MoreAsync(
        ConversationId conversation,
        DigestPlace from,
        string kicker,
        CancellationToken cancellation
    ) =>
        ReplyAsync(
            conversation,
            kicker,
            from.Mode.Kind == DigestKind.All ? DigestMode.New : from.Mode,
            fresh =>
                fresh.SkipWhile(item => item.Section.Id != from.From).ToList() is { Count: > 0 } rest ? rest : fresh,
            cancellation
        );

    /// <summary>Every section of an article, or those from one on, as far as one message holds them.</summary>
    public Task<DigestReply> WholeAsync(
        ConversationId conversation,
        Article article,
        string kicker,
        SectionId? from,
        CancellationToken cancellation
    ) =>
        ReplyAsync(
            conversation,
            kicker,
            Digest.MostOfArticle,
            DigestMode.All,
            had => [.. News.Whole(article, had).SkipWhile(item => from is { } first && item.Section.Id != first)],
            cancellation
        );

    /// <summary>What a new subscriber sees at once: the first sections of what is newest. A sample gives nothing.</summary>
    public IReadOnlyList<DigestArticleView> Sample(DigestMode mode, int count)
    {
        var nothing = new HashSet<SectionId>();
        var items = mode.Kind == DigestKind.Topic ? news.For(nothing, mode) : [];
        if (items.Count == 0 && library.Current.Articles is [var newest, ..])
            items = News.Whole(newest, nothing);
        return
        [
            .. items.Take(count).GroupBy(item => item.Article.Id).Select(of => quotes.View(of.First().Article, of)),
        ];
    }

    private Task<DigestReply> ReplyAsync(
        ConversationId conversation,
        string kicker,
        DigestMode mode,
        Func<IReadOnlyList<DigestItem>, IReadOnlyList<DigestItem>> page,
        CancellationToken cancellation
    ) =>
        ReplyAsync(
            conversation,
            kicker,
            options.Value.SectionsPerDigest,
            mode,
            had => page(news.For(had, mode)),
            cancellation
        );

    /// <summary>In a transaction, because a delivery must not settle on the same sections meanwhile.</summary>
    private Task<DigestReply> ReplyAsync(
        ConversationId conversation,
        string kicker,
        int size,
        DigestMode mode,
        Func<IReadOnlySet<SectionId>, IReadOnlyList<DigestItem>> choose,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var had = await given.OfAsync(transaction, conversation, news.Current.First);
                var digest = Digest.Of(kicker, choose(had), size, mode);
                return new DigestReply(
                    messages.Of(digest, mode),
                    given.Show(conversation, [.. digest.Items.Select(item => item.Section.Id)])
                );
            },
            cancellation
        );
}
