using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DigestBot.Testing.Proofs;

/// <summary>Channels of a workspace of Slack.</summary>
internal sealed class ServedBySlack(FakeSlack slack) : Served
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    public override int Count => slack.One.PostCount;

    public override IReadOnlyList<Post> Posts =>
        [
            .. slack.One.Posts.Select(post => new Post(
                _keys[post.Room],
                Bulletins.In(JsonElement.Parse(post.Arguments["blocks"]!.ToJsonString())),
                post.Ts,
                DateTimeOffset.FromUnixTimeSeconds((long)decimal.Parse(post.Ts, CultureInfo.InvariantCulture)),
                Answered: true
            )),
        ];

    public override IReadOnlyList<string> Violations => [.. slack.Warnings];

    public override int Unheard => slack.Unheard;

    public override bool IsExact => true;

    public static async Task<ServedBySlack> StartAsync()
    {
        var slack = await FakeSlack.StartAsync();
        slack.Latency = TimeSpan.FromMilliseconds(1200);
        slack.KeepsCalls = false;
        return new ServedBySlack(slack);
    }

    public override async Task SubscribeAsync(World world, int conversations)
    {
        world.Settings["Slack__ApiUrl"] = slack.ApiUrl;
        world.Settings["Slack__BotToken"] = slack.One.BotToken;
        await world.SubscribeAsync([]);
        await using var connection = new SqliteConnection($"Data Source={world.Ledger.Path};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        for (var n = 1; n <= conversations; n++)
            await SeedAsync(connection, transaction, slack.One.TeamId, $"C{n}");
        await transaction.CommitAsync();
    }

    public override ValueTask DisposeAsync() => slack.DisposeAsync();

    /// <summary>What an event and <c>/subscribe daily</c> leave in the database.</summary>
    private async Task SeedAsync(SqliteConnection connection, SqliteTransaction transaction, string team, string room)
    {
        var key = $"{team}/{room}";
        slack.One.Rooms[room] = new SlackRoom(room, IsMember: true);
        _keys[room] = key;
        var now = TimeProvider.System.GetUtcNow();
        await connection.ExecuteAsync(
            """
            INSERT INTO conversations (channel, channel_key, reference, personal, seen_at) VALUES ('slack-app', @key, @reference, 0, @now);
            INSERT INTO subscriptions (conversation_id, local_time, weekdays, zone, created_at, next_due)
            VALUES (last_insert_rowid(), '08:30', 127, 'UTC', @now, @next);
            """,
            new
            {
                key,
                reference = Reference(team, key),
                now = now.ToUnixTimeMilliseconds(),
                next = now.AddHours(12).ToUnixTimeMilliseconds(),
            },
            transaction
        );
    }

    private string Reference(string team, string key) =>
        new JsonObject
        {
            ["channelId"] = "slack-app",
            ["serviceUrl"] = slack.ApiUrl,
            ["conversation"] = new JsonObject
            {
                ["id"] = key,
                ["isGroup"] = true,
                ["conversationType"] = "channel",
                ["tenantId"] = team,
            },
            ["bot"] = new JsonObject { ["id"] = slack.One.BotUserId },
        }.ToJsonString();
}
