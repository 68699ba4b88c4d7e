using System.Data.Common;
using DigestBot.Articles;
using DigestBot.Digests.Content;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>What deliveries were settled to say, in the database: each content once, however many deliveries have it.</summary>
internal static class SettledContent
{
    /// <param name="content">The hash of a message.</param>
    public static async Task<FixedContent> ReadAsync(DbTransaction transaction, string content)
    {
        var sections = await transaction.ReadAsync(
            "SELECT section_id FROM content_sections WHERE content = @content ORDER BY position",
            row => new SectionId(row.GetInt64(0)),
            ("@content", content)
        );
        return new FixedContent(sections, 0, content);
    }

    /// <summary>Keeps the contents and gives their sections to the conversations.</summary>
    public static async Task WriteAsync(
        DbTransaction transaction,
        IReadOnlyList<(DueDelivery Delivery, Shape Shape)> settled
    )
    {
        var said = settled.Where(one => one.Shape.Message is not null).ToList();
        foreach (var alike in said.GroupBy(one => one.Shape.Message!.Hash))
        {
            await KeepAsync(transaction, alike.First().Shape);
            await GiveAsync(transaction, alike.Select(one => one.Delivery.Id), alike.Key);
        }
    }

    /// <summary>A message and its sections are kept together, and dropped together.</summary>
    private static async Task KeepAsync(DbTransaction transaction, Shape shape)
    {
        if (await SettledMessages.IsKeptAsync(transaction, shape.Message!.Hash))
            return;
        await SettledMessages.KeepAsync(transaction, shape.Message!, shape.Template!);
        await WriteSectionsAsync(transaction, shape.Content);
    }

    private static readonly string _give = $"""
        INSERT INTO given_sections (conversation_id, section_id, delivery_id)
        SELECT d.conversation_id, s.section_id, d.id
        FROM {Dialect.Each("@deliveries", "due")}
            CROSS JOIN deliveries d
            CROSS JOIN content_sections s
        WHERE d.id = {Dialect.Cell("due")} AND s.content = @content
        ON CONFLICT (conversation_id, section_id) DO NOTHING
        """;

    /// <summary>What was given before stays as it is.</summary>
    private static Task<int> GiveAsync(DbTransaction transaction, IEnumerable<DeliveryId> deliveries, string content) =>
        transaction.RunAsync(
            _give,
            ("@deliveries", JsonRows.Of(deliveries.Select(id => id.Value))),
            ("@content", content)
        );

    private static async Task WriteSectionsAsync(DbTransaction transaction, FixedContent content)
    {
        foreach (var (position, section) in content.Sections.Index())
            await transaction.RunAsync(
                """
                INSERT INTO content_sections (content, position, section_id) VALUES (@content, @position, @section)
                ON CONFLICT (content, position) DO NOTHING
                """,
                ("@content", content.Message),
                ("@position", position),
                ("@section", section.Value)
            );
    }
}
