using System.Data.Common;
using DigestBot.Articles;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Settles what a delivery says, once, before its first try.</summary>
internal sealed class DeliveryContent(News news, IOptions<DigestOptions> options)
{
    /// <summary>The content of an earlier try, or else what is new now, from here on given to the conversation.</summary>
    public async Task<(IReadOnlyList<SectionId> Sections, int Remaining, SectionId? Next)> FixAsync(
        DbTransaction transaction,
        DeliveryId delivery,
        Subscription subscription,
        bool isFirstTry
    )
    {
        var sections = await transaction.ReadAsync(
            "SELECT section_id FROM delivery_sections WHERE delivery_id = @id ORDER BY position",
            row => new SectionId(row.GetInt64(0)),
            ("@id", delivery.Value)
        );
        var fresh = await news.ForAsync(transaction, subscription.ConversationId);
        if (sections.Count > 0 || !isFirstTry)
            return (sections, fresh.Count, fresh.Count > 0 ? fresh[0].Id : null);
        sections = [.. fresh.Take(options.Value.SectionsPerDigest).Select(section => section.Id)];
        await GiveAsync(transaction, delivery, subscription, sections);
        var next = fresh.Count > sections.Count ? fresh[sections.Count].Id : (SectionId?)null;
        return (sections, fresh.Count - sections.Count, next);
    }

    private static async Task GiveAsync(
        DbTransaction transaction,
        DeliveryId delivery,
        Subscription subscription,
        List<SectionId> sections
    )
    {
        foreach (var (position, section) in sections.Index())
            await transaction.RunAsync(
                """
                INSERT INTO delivery_sections (delivery_id, position, section_id) VALUES (@delivery, @position, @section);
                INSERT INTO given_sections (conversation_id, section_id, delivery_id) VALUES (@conversation, @section, @delivery);
                """,
                ("@delivery", delivery.Value),
                ("@position", position),
                ("@section", section.Value),
                ("@conversation", subscription.ConversationId.Value)
            );
    }
}
