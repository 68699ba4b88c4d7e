using System.Collections.Concurrent;
using System.Data.Common;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests.Content;

/// <summary>What each conversation was given: by deliveries from when they are settled, by replies from when they are acknowledged.</summary>
/// <remarks>
/// What a reply is about to show is held back from digests meanwhile, in memory: after a crash nobody knows whether it was shown,
/// so it is not given.
/// </remarks>
internal sealed class GivenSections(Database database)
{
    private static readonly string _given = $"""
        SELECT g.conversation_id, g.section_id
        FROM {Dialect.Each("@conversations", "asked")} CROSS JOIN given_sections g
        WHERE g.conversation_id = {Dialect.Cell("asked")} AND g.section_id >= @oldest
        """;

    private readonly ConcurrentDictionary<SectionsOnShow, bool> _onShow = [];

    /// <param name="oldest">Sections before this one are of no interest.</param>
    public async Task<IReadOnlyDictionary<ConversationId, HashSet<SectionId>>> OfAsync(
        DbTransaction transaction,
        IReadOnlyCollection<ConversationId> conversations,
        SectionId oldest
    )
    {
        var rows = await transaction.ReadAsync(
            _given,
            row => (Conversation: row.GetInt64(0), Section: row.GetInt64(1)),
            ("@conversations", JsonRows.Of(conversations.Select(id => id.Value))),
            ("@oldest", oldest.Value)
        );
        var given = conversations.Distinct().ToDictionary(id => id, _ => new HashSet<SectionId>());
        foreach (var (conversation, section) in rows)
            given[new ConversationId(conversation)].Add(new SectionId(section));
        foreach (var reply in _onShow.Keys)
            if (given.TryGetValue(reply.Conversation, out var sections))
                sections.UnionWith(reply.Sections);
        return given;
    }

    public async Task<HashSet<SectionId>> OfAsync(
        DbTransaction transaction,
        ConversationId conversation,
        SectionId oldest
    ) => (await OfAsync(transaction, [conversation], oldest))[conversation];

    /// <summary>Holds back what a reply is about to show, until it is known whether it was shown.</summary>
    public SectionsOnShow Show(ConversationId conversation, IReadOnlyList<SectionId> sections)
    {
        var reply = new SectionsOnShow(conversation, sections);
        _onShow[reply] = true;
        return reply;
    }

    /// <param name="shown">How many of them a channel acknowledged, the first ones; the others are free again.</param>
    public async Task SettleAsync(SectionsOnShow reply, int shown, CancellationToken cancellation)
    {
        if (shown > 0)
            await database.ExecuteAsync(
                """
                INSERT INTO given_sections (conversation_id, section_id) VALUES (@conversation, @section)
                ON CONFLICT (conversation_id, section_id) DO UPDATE SET delivery_id = NULL
                """,
                reply
                    .Sections.Take(shown)
                    .Select(section => new { conversation = reply.Conversation.Value, section = section.Value }),
                cancellation
            );
        _onShow.TryRemove(reply, out _);
    }
}

/// <summary>The sections of a reply that is on its way.</summary>
internal sealed class SectionsOnShow(ConversationId conversation, IReadOnlyList<SectionId> sections)
{
    public ConversationId Conversation => conversation;

    public IReadOnlyList<SectionId> Sections => sections;
}
