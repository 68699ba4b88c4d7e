using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dapper;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Follows;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using DigestBot.Wording;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>A delivery whose time has come.</summary>
/// <param name="Content">The hash of what was settled for it at an earlier try.</param>
internal sealed record DueDelivery(
    DeliveryId Id,
    Subscription Subscription,
    Conversation Conversation,
    DateTimeOffset Due,
    string? Content
);

/// <summary>What a delivery says.</summary>
/// <param name="Message">The hash of its settled message; null when it has nothing to say.</param>
/// <param name="IsBroken">It could not be put together, because of a template for instance; nothing is settled.</param>
internal sealed record FixedContent(
    IReadOnlyList<SectionId> Sections,
    int Remaining,
    string? Message,
    bool IsBroken = false
)
{
    public static FixedContent Nothing { get; } = new([], 0, null);

    public static FixedContent Broken { get; } = new([], 0, null, IsBroken: true);
}

/// <summary>
/// Settles what deliveries say, once, before their first try: the sections, from here on given to the conversation, every word and
/// the template. Conversations that were given the same share the work.
/// </summary>
internal sealed class DeliveryContent(
    News news,
    GivenSections given,
    DigestChoice choice,
    DigestMessages messages,
    MessageFitting fitting,
    TopicCatalog topics,
    Languages languages,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<DeliveryContent> log
)
{
    private const int ShapesAtHand = 1024;

    private Shapes? _shapes;

    /// <summary>For each delivery what was settled at an earlier try, or else what is new now.</summary>
    public async Task<IReadOnlyList<FixedContent>> FixAsync(DbTransaction transaction, IReadOnlyList<DueDelivery> due)
    {
        var known = new Dictionary<DeliveryId, FixedContent>();
        foreach (var delivery in due)
            if (delivery.Content is { } content)
                known[delivery.Id] = await SettledContent.ReadAsync(transaction, content);
        var open = due.Where(delivery => delivery.Content is null).ToList();
        if (open.Count > 0)
            foreach (var (delivery, content) in await SettleAsync(transaction, open))
                known[delivery] = content;
        return [.. due.Select(delivery => known[delivery.Id])];
    }

    private async Task<Dictionary<DeliveryId, FixedContent>> SettleAsync(
        DbTransaction transaction,
        List<DueDelivery> due
    )
    {
        var had = await given.OfAsync(
            transaction,
            [.. due.Select(delivery => delivery.Conversation.Id).Distinct()],
            news.Current.First
        );
        var settled = new List<(DueDelivery Delivery, Shape Shape)>();
        foreach (var delivery in due)
            if (await ShapeAsync(transaction, delivery, had[delivery.Conversation.Id]) is { } shape)
                settled.Add((delivery, shape));
        await SettledContent.WriteAsync(transaction, settled);
        var contents = due.ToDictionary(delivery => delivery.Id, _ => FixedContent.Broken);
        foreach (var (delivery, shape) in settled)
            contents[delivery.Id] = shape.Content;
        return contents;
    }

    /// <returns>Null when it cannot be put together, which is nothing to the others.</returns>
    private async Task<Shape?> ShapeAsync(DbTransaction transaction, DueDelivery delivery, HashSet<SectionId> had)
    {
        try
        {
            var shape = delivery.Subscription.IsFollow
                ? await AlertAsync(transaction, delivery, had)
                : Scheduled(delivery, had);
            had.UnionWith(shape.Content.Sections);
            return shape;
        }
        catch (Exception fault) when (fault is not DbException)
        {
            log.DeliveryBroke(delivery.Id.Value, fault);
            return null;
        }
    }

    private Shape Scheduled(DueDelivery delivery, HashSet<SectionId> had)
    {
        var (subscription, channel) = (delivery.Subscription, delivery.Conversation.ChannelId);
        var language = languages.Of(delivery.Conversation);
        var key = string.Join(
            '|',
            language.Tag,
            subscription.Mode.Kind,
            subscription.Mode.Topics,
            choice.Kicker(subscription, delivery.Due, language),
            MessageFitting.LookOf(channel),
            string.Join(' ', had.Select(section => section.Value.ToString(CultureInfo.InvariantCulture)))
        );
        return CurrentShapes.GetOrAdd(
            key,
            _ =>
                Fitted(
                    choice.Scheduled(subscription, delivery.Due, had, language),
                    subscription.Mode,
                    channel,
                    language,
                    options.Value.SayNothingNew
                )
        );
    }

    private async Task<Shape> AlertAsync(DbTransaction transaction, DueDelivery delivery, HashSet<SectionId> had)
    {
        var following = await FollowStore.ReadAsync(transaction, delivery.Subscription.Id.Value, time.GetUtcNow());
        var language = languages.Of(delivery.Conversation);
        var alert = choice.Alert(delivery.Subscription, delivery.Due, following, had, language);
        var shape = Fitted(
            alert,
            DigestMode.About(following.Topics),
            delivery.Conversation.ChannelId,
            language,
            saysNothing: false
        );
        if (shape.Content.Remaining > 0)
            await FollowStore.ContinueAsync(transaction, delivery.Subscription.Id.Value, delivery.Due);
        return shape;
    }

    /// <summary>The message as far as the channel takes it.</summary>
    private Shape Fitted(Digest digest, DigestMode mode, string channel, Language language, bool saysNothing)
    {
        if (digest.Items.Count == 0 && !saysNothing)
            return Shape.Empty;
        var message = fitting.Fitting(messages.Of(digest, mode, language), channel);
        var template = fitting.Template(message.Card, channel);
        var settled = SettledMessage.Of(message, template);
        var shown = digest.Items.Take(message.Items ?? 0).Select(item => item.Section.Id).ToList();
        var content = new FixedContent(shown, digest.Remaining + digest.Items.Count - shown.Count, settled.Hash);
        return new Shape(content, settled, template);
    }

    private ConcurrentDictionary<string, Shape> CurrentShapes
    {
        get
        {
            var sources = (news.Current, topics.Current, fitting.DigestTemplates);
            if (_shapes is not { } shapes || shapes.Sources != sources || shapes.All.Count >= ShapesAtHand)
                _shapes = shapes = new Shapes(sources, new(StringComparer.Ordinal));
            return shapes.All;
        }
    }

    /// <summary>Contents by what they are made of, as long as that does not change.</summary>
    private sealed record Shapes(
        (Newsworthy, TopicMap, DigestTemplates) Sources,
        ConcurrentDictionary<string, Shape> All
    );
}

/// <summary>A content with its message; nothing is said when there is none.</summary>
internal sealed record Shape(FixedContent Content, SettledMessage? Message, LoadedCard? Template)
{
    public static Shape Empty { get; } = new(FixedContent.Nothing, null, null);
}
