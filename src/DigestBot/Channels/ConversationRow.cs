using System.Data.Common;
using DigestBot.BotFramework;
using DigestBot.Storage;

namespace DigestBot.Channels;

/// <summary>A conversation as the database has it.</summary>
internal sealed record ConversationRow(
    long Id,
    string Reference,
    long Personal,
    long? UnreachableAt,
    string AppId,
    long? RemovedAt,
    string? Language,
    string? Locale,
    string? Team,
    long? FailingSince,
    long SeenAt
)
{
    public const string Columns =
        "id AS Id, reference AS Reference, personal AS Personal, unreachable_at AS UnreachableAt, app_id AS AppId, "
        + "removed_at AS RemovedAt, language AS Language, locale AS Locale, team AS Team, failing_since AS FailingSince, "
        + "seen_at AS SeenAt";

    public static ConversationRow Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            row.LongOrNull(3),
            row.GetString(4),
            row.LongOrNull(5),
            row.TextOrNull(6),
            row.TextOrNull(7),
            row.TextOrNull(8),
            row.LongOrNull(9),
            row.GetInt64(10)
        );

    public bool IsSeenBefore(DateTimeOffset instant) => SeenAt < instant.ToStored();

    public Conversation ToConversation() =>
        ToConversation(
            LastingReference.Parse(Reference)
                ?? throw new InvalidDataException($"Conversation {Id} has a reference that cannot be read.")
        );

    public Conversation ToConversation(ConversationReference reference) =>
        new(
            new ConversationId(Id),
            reference,
            Personal != 0,
            Instants.FromStored(UnreachableAt),
            Instants.FromStored(FailingSince)
        )
        {
            Language = Language,
            Locale = Locale,
        };
}
