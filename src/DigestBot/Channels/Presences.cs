using DigestBot.Storage;

namespace DigestBot.Channels;

/// <summary>Where the bot was added, by whom, whether it introduced itself there, and where it is no more.</summary>
internal sealed class Presences(Database database, TimeProvider time)
{
    /// <summary>The conversation <c>@Value</c> and those of its team.</summary>
    private const string SameTeam = "(id = @Value OR team = (SELECT team FROM conversations WHERE id = @Value))";

    /// <summary>The bot was removed, or could not post since, before <c>@instant</c>.</summary>
    public const string GoneBefore = "(removed_at < @instant OR unreachable_at < @instant)";

    /// <summary>True for the one caller that may welcome this conversation; a team is welcomed once.</summary>
    public async Task<bool> ClaimWelcomeAsync(ConversationId id, CancellationToken cancellation) =>
        await database.ExecuteAsync(
            $"""
            UPDATE conversations SET welcomed_at = @now WHERE id = @Value
                AND NOT EXISTS (SELECT 1 FROM conversations WHERE welcomed_at IS NOT NULL AND {SameTeam})
            """,
            new { id.Value, now = time.GetUtcNow().ToStored() },
            cancellation
        ) == 1;

    /// <summary>Remembers who brought the bot to a channel, as <see cref="Speaker"/> says it.</summary>
    public Task MarkAddedAsync(ConversationId id, string person, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET added_by = @person WHERE id = @id",
            new { id = id.Value, person },
            cancellation
        );

    /// <summary>Who brought the bot to a channel or, in Teams, to another channel of its team.</summary>
    public Task<IReadOnlyList<string>> AddedByAsync(ConversationId id, CancellationToken cancellation) =>
        database.QueryAsync<string>(
            $"SELECT added_by FROM conversations WHERE added_by IS NOT NULL AND {SameTeam}",
            id,
            cancellation
        );

    /// <summary>The bot was removed: when it is added again it introduces itself again; when it is not, all this is forgotten one day.</summary>
    public Task MarkRemovedAsync(ConversationId id, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET welcomed_at = NULL, added_by = NULL, removed_at = @now WHERE id = @id",
            new { id = id.Value, now = time.GetUtcNow().ToStored() },
            cancellation
        );

    /// <summary>The bot is back, in Teams in every channel of the team.</summary>
    public Task MarkBackAsync(ConversationId id, CancellationToken cancellation) =>
        database.ExecuteAsync(
            $"UPDATE conversations SET removed_at = NULL WHERE removed_at IS NOT NULL AND {SameTeam}",
            id,
            cancellation
        );

    /// <summary>The same as a removal for every conversation of a channel whose key begins so.</summary>
    /// <returns>How many there are.</returns>
    public Task<int> MarkAllRemovedAsync(string channel, string keyPrefix, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET welcomed_at = NULL, added_by = NULL, removed_at = @now WHERE channel = @channel AND substr(channel_key, 1, @length) = @keyPrefix",
            new
            {
                channel,
                keyPrefix,
                length = keyPrefix.Length,
                now = time.GetUtcNow().ToStored(),
            },
            cancellation
        );

    /// <summary>Where the bot was removed, or could not post since, before this instant.</summary>
    public async Task<IReadOnlyList<ConversationId>> GoneBeforeAsync(
        DateTimeOffset instant,
        int limit,
        CancellationToken cancellation
    )
    {
        var ids = await database.QueryAsync<long>(
            $"SELECT id FROM conversations WHERE {GoneBefore} ORDER BY id LIMIT @limit",
            new { instant = instant.ToStored(), limit },
            cancellation
        );
        return [.. ids.Select(id => new ConversationId(id))];
    }
}
