using System.Data.Common;
using System.Globalization;
using Dapper;
using DigestBot.Articles;
using DigestBot.Digests.Content;

namespace DigestBot.Digests.Deliveries;

/// <summary>What deliveries were settled to say, in the database.</summary>
internal static class SettledContent
{
    private const int RowsAtOnce = 500;

    /// <summary>Only those deliveries that were settled.</summary>
    public static async Task<Dictionary<DeliveryId, FixedContent>> ReadAsync(
        DbTransaction transaction,
        IReadOnlyList<DeliveryId> deliveries
    )
    {
        var rows = await transaction.Connection!.QueryAsync<(long Delivery, string Content, long? Section)>(
            """
            SELECT d.id, d.content, s.section_id FROM deliveries d LEFT JOIN delivery_sections s ON s.delivery_id = d.id
            WHERE d.id IN @ids AND d.content IS NOT NULL ORDER BY d.id, s.position
            """,
            new { ids = deliveries.Select(id => id.Value) },
            transaction
        );
        return rows.GroupBy(row => row.Delivery)
            .ToDictionary(
                of => new DeliveryId(of.Key),
                of => new FixedContent(
                    [.. of.Where(row => row.Section is not null).Select(row => new SectionId(row.Section!.Value))],
                    0,
                    of.First().Content
                )
            );
    }

    public static async Task WriteAsync(
        DbTransaction transaction,
        IReadOnlyList<(DueDelivery Delivery, Shape Shape)> settled
    )
    {
        foreach (
            var same in settled.Where(one => one.Shape.Message is not null).GroupBy(one => one.Shape.Message!.Hash)
        )
        {
            var shape = same.First().Shape;
            await SettledMessages.KeepAsync(transaction, shape.Message!, shape.Template!);
            await transaction.Connection!.ExecuteAsync(
                "UPDATE deliveries SET content = @Key WHERE id IN @ids",
                new { same.Key, ids = same.Select(one => one.Delivery.Id.Value) },
                transaction
            );
        }
        await WriteSectionsAsync(transaction, settled);
        await GivenSections.GiveAsync(
            transaction,
            from one in settled
            from section in one.Shape.Content.Sections
            select (one.Delivery.Conversation.Id, section, one.Delivery.Id.Value)
        );
    }

    private static async Task WriteSectionsAsync(
        DbTransaction transaction,
        IReadOnlyList<(DueDelivery Delivery, Shape Shape)> settled
    )
    {
        var rows =
            from one in settled
            from section in one.Shape.Content.Sections.Index()
            select string.Create(
                CultureInfo.InvariantCulture,
                $"({one.Delivery.Id.Value},{section.Index},{section.Item.Value})"
            );
        foreach (var some in rows.Chunk(RowsAtOnce))
            await transaction.Connection!.ExecuteAsync(
                $"INSERT INTO delivery_sections (delivery_id, position, section_id) VALUES {string.Join(',', some)}",
                null,
                transaction
            );
    }
}
