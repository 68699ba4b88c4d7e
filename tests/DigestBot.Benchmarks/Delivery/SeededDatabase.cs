using System.Globalization;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Benchmarks.Delivery;

/// <summary>A real database file with many conversations, each with a schedule.</summary>
internal static class SeededDatabase
{
    /// <summary>When those are due that a benchmark makes due together; the others come before.</summary>
    public const long Later = 4_000_000_000_000;

    /// <summary>Ten conversations a tenant or fewer, so that no tenant's limit is what is measured.</summary>
    public static async Task CreateAsync(string file, int subscriptions, int due, string serviceUrl)
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1).ToStored();
        using var database = new Database(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true });
        await Migrations.ApplyAsync(database, CancellationToken.None);
        await database.WriteAsync(
            async transaction =>
            {
                for (var i = 1; i <= subscriptions; i++)
                {
                    var isDue = (long)i * due / subscriptions != (i - 1L) * due / subscriptions;
                    await transaction.RunAsync(
                        """
                        INSERT INTO conversations (id, channel, channel_key, reference, personal, seen_at)
                        VALUES (@id, 'msteams', @key, @reference, 1, 0)
                        """,
                        ("@id", i),
                        ("@key", Key(i)),
                        ("@reference", Reference(i, subscriptions / 10, serviceUrl))
                    );
                    await transaction.RunAsync(
                        """
                        INSERT INTO subscriptions (conversation_id, local_time, weekdays, zone, created_at, next_due)
                        VALUES (@id, '08:30', @days, @zone, 0, @due)
                        """,
                        ("@id", i),
                        ("@days", i % 2 == 0 ? 127 : 31),
                        (
                            "@zone",
                            i % 3 == 0 ? "Europe/London"
                            : i % 3 == 1 ? "America/New_York"
                            : "Asia/Tokyo"
                        ),
                        ("@due", isDue ? Later : tomorrow + i % 20 * 3_600_000)
                    );
                }
                return 0;
            },
            CancellationToken.None
        );
    }

    private static string Key(int i) =>
        string.Create(CultureInfo.InvariantCulture, $"a:1xCq7_conversation-{i:00000000}");

    private static string Reference(int i, int tenants, string serviceUrl)
    {
        var reference = new ConversationReference(
            "msteams",
            serviceUrl,
            new ConversationAccount
            {
                Id = Key(i),
                ConversationType = "personal",
                TenantId = string.Create(
                    CultureInfo.InvariantCulture,
                    $"5a3c7f10-0000-4000-8000-{i % tenants:000000000000}"
                ),
            },
            new ChannelAccount { Id = "28:bot", Name = "DigestBot" },
            new ChannelAccount { Id = string.Create(CultureInfo.InvariantCulture, $"29:person-{i}"), Name = "Ann" },
            null
        );
        return JsonSerializer.Serialize(reference, BotFrameworkJson.Default.ConversationReference);
    }
}
