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
        foreach (var shape in settled.Select(one => one.Shape).Where(shape => shape.Message is not null).Distinct())
        {
            await SettledMessages.KeepAsync(transaction, shape.Message!, shape.Template!);
            await WriteSectionsAsync(transaction, shape.Content);
        }
        foreach (var (delivery, shape) in settled)
        foreach (var section in shape.Content.Sections)
            await GivenSections.GiveAsync(transaction, delivery.Conversation.Id, section, delivery.Id.Value);
    }

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
