using System.Data.Common;
using Dapper;
using DigestBot.Articles;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Settles what a delivery says, once, before its first try.</summary>
internal sealed class DeliveryContent(News news, IOptions<DigestOptions> options)
{
    /// <summary>The content of an earlier try, or else what is new now, from here on given to the conversation.</summary>
    public async Task<(IReadOnlyList<SectionId> Sections, int Remaining)> FixAsync(
        DbTransaction transaction,
        DeliveryId delivery,
        Subscription subscription,
        bool isFirstTry
    )
    {
        var fixedBefore = await transaction.Connection!.QueryAsync<long>(
            "SELECT section_id FROM delivery_sections WHERE delivery_id = @Value ORDER BY position",
            delivery,
            transaction
        );
        var sections = fixedBefore.Select(id => new SectionId(id)).ToList();
        var fresh = await news.ForAsync(transaction, subscription.ConversationId);
        if (sections.Count > 0 || !isFirstTry)
            return (sections, fresh.Count);
        sections = [.. fresh.Take(options.Value.SectionsPerDigest).Select(section => section.Id)];
        await GiveAsync(transaction, delivery, subscription, sections);
        return (sections, fresh.Count - sections.Count);
    }

    private static Task GiveAsync(
        DbTransaction transaction,
        DeliveryId delivery,
        Subscription subscription,
        List<SectionId> sections
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO delivery_sections (delivery_id, position, section_id) VALUES (@delivery, @position, @section);
            INSERT INTO given_sections (conversation_id, section_id, delivery_id) VALUES (@conversation, @section, @delivery);
            """,
            sections.Select(
                (section, position) =>
                    new
                    {
                        delivery = delivery.Value,
                        conversation = subscription.ConversationId.Value,
                        position,
                        section = section.Value,
                    }
            ),
            transaction
        );
}
