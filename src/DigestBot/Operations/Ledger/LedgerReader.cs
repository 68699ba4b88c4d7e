using System.Data.Common;
using Dapper;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Operations.Ledger;

/// <summary>Reads the ledger; it never writes, so it can look on while the service runs.</summary>
internal sealed class LedgerReader(Database database, TimeProvider time)
{
    private const string Columns = """
        d.id AS Id, d.conversation_id AS Conversation, c.channel AS Channel, d.subscription_id AS Subscription, d.due AS Due,
        d.state AS State, d.changed_at AS ChangedAt, d.next_attempt AS NextAttempt, d.possible_duplicate AS PossibleDuplicate,
        d.activity_id AS Receipt, d.error AS Error
        FROM deliveries d JOIN conversations c ON c.id = d.conversation_id
        """;

    /// <summary>A page of deliveries, newest first.</summary>
    public async Task<DeliveryPage> PageAsync(LedgerQuery query, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = (
            await connection.QueryAsync<DeliveryRow>(
                $"SELECT {Columns}{Where(query)} ORDER BY d.id DESC LIMIT @limit",
                new
                {
                    query.Conversation,
                    query.State,
                    since = query.Since?.ToStored(),
                    query.Before,
                    limit = query.Limit + 1,
                }
            )
        ).AsList();
        var shown = rows.Take(query.Limit).ToList();
        var attempts = await AttemptsAsync(connection, shown.Select(row => row.Id));
        return new DeliveryPage(
            [.. shown.Select(row => View(row, attempts))],
            rows.Count > query.Limit ? shown[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null
        );
    }

    /// <summary>One delivery with what it says; null when there is none.</summary>
    public async Task<DeliveryView?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QueryFirstOrDefaultAsync<DeliveryRow>(
            $"SELECT {Columns} WHERE d.id = @id",
            new { id }
        );
        if (row is null)
            return null;
        var sections = await connection.QueryAsync<SectionView>(
            """
            SELECT s.id AS Id, a.title AS Article, s.heading AS Heading
            FROM deliveries d JOIN content_sections cs ON cs.content = d.content
                JOIN sections s ON s.id = cs.section_id JOIN articles a ON a.id = s.article_id
            WHERE d.id = @id ORDER BY cs.position
            """,
            new { id }
        );
        return View(row, await AttemptsAsync(connection, [id])) with { Sections = sections.AsList() };
    }

    private static string Where(LedgerQuery query)
    {
        string?[] conditions =
        [
            query.Conversation is null ? null : "d.conversation_id = @Conversation",
            query.State is null ? null : "d.state = @State",
            query.Since is null ? null : "d.due >= @since",
            query.Before is null ? null : "d.id < @Before",
        ];
        var asked = conditions.OfType<string>().ToList();
        return asked.Count == 0 ? "" : $" WHERE {string.Join(" AND ", asked)}";
    }

    private static async Task<ILookup<long, AttemptView>> AttemptsAsync(
        DbConnection connection,
        IEnumerable<long> deliveries
    )
    {
        var rows = await connection.QueryAsync<AttemptRow>(
            """
            SELECT delivery_id AS Delivery, number AS Number, started_at AS Started, ended_at AS Ended, outcome AS Outcome,
                http_status AS HttpStatus, activity_id AS Receipt, reason AS Reason
            FROM attempts WHERE delivery_id IN @deliveries
            UNION ALL
            SELECT id, attempts, started_at, changed_at, 'sent', http_status, activity_id, NULL
            FROM deliveries d WHERE id IN @deliveries AND started_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.delivery_id = d.id AND a.number = d.attempts)
            ORDER BY 1, 2
            """,
            new { deliveries }
        );
        return rows.ToLookup(row => row.Delivery, row => row.ToView());
    }

    private DeliveryView View(DeliveryRow row, ILookup<long, AttemptView> attempts)
    {
        var (due, changed) = (Instants.FromStored(row.Due), Instants.FromStored(row.ChangedAt));
        var isSent = Is(row, DeliveryState.Sent);
        var isOpen =
            Is(row, DeliveryState.Pending) || Is(row, DeliveryState.Sending) || Is(row, DeliveryState.Retrying);
        var until =
            isSent ? changed
            : isOpen ? time.GetUtcNow()
            : (DateTimeOffset?)null;
        return new DeliveryView(
            row.Id,
            row.Conversation,
            row.Channel,
            row.Subscription,
            due,
            row.State,
            changed,
            isSent ? changed : null,
            until is { } end ? Math.Max(0, Math.Round((end - due).TotalSeconds, 1)) : null,
            Instants.FromStored(row.NextAttempt),
            row.PossibleDuplicate != 0,
            isSent ? row.Receipt : null,
            row.Error,
            [.. attempts[row.Id]]
        );
    }

    private static bool Is(DeliveryRow row, DeliveryState state) =>
        row.State.Equals(state.ToString(), StringComparison.OrdinalIgnoreCase);

    private sealed record DeliveryRow(
        long Id,
        long Conversation,
        string Channel,
        long Subscription,
        long Due,
        string State,
        long ChangedAt,
        long? NextAttempt,
        long PossibleDuplicate,
        string? Receipt,
        string? Error
    );

    private sealed record AttemptRow(
        long Delivery,
        long Number,
        long Started,
        long? Ended,
        string Outcome,
        long? HttpStatus,
        string? Receipt,
        string? Reason
    )
    {
        public AttemptView ToView() =>
            new(
                (int)Number,
                Instants.FromStored(Started),
                Instants.FromStored(Ended),
                Outcome,
                (int?)HttpStatus,
                Receipt,
                Reason
            );
    }
}
