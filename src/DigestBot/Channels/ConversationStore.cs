using Dapper;
using DigestBot.BotFramework;
using DigestBot.Channels.Slack;
using DigestBot.Channels.Teams;
using DigestBot.Storage;
using DigestBot.Wording;

namespace DigestBot.Channels;

/// <summary>The conversations the bot was spoken to in, each with the newest way back.</summary>
internal sealed class ConversationStore(
    Database database,
    Readings readings,
    BotFrameworkSettings settings,
    TimeProvider time
)
{
    private const int MostRecalled = 20_000;
    private static readonly TimeSpan _seenAgain = TimeSpan.FromDays(1);
    private const string Columns = ConversationRow.Columns;

    private readonly Recalled<string, KnownConversation> _known = new(database, MostRecalled);

    /// <summary>Keeps the conversation of an activity; a changed service URL replaces the old one.</summary>
    /// <remarks>Written only when something changed: most turns cost one read, or none.</remarks>
    public Task<Conversation> RememberAsync(Activity activity, CancellationToken cancellation) =>
        OfAsync(activity, keepsAll: true, cancellation);

    /// <summary>The same where the bot is; of where it is not nothing is kept.</summary>
    public Task<Conversation> RecallAsync(Activity activity, CancellationToken cancellation) =>
        OfAsync(activity, keepsAll: false, cancellation);

    private async Task<Conversation> OfAsync(Activity activity, bool keepsAll, CancellationToken cancellation)
    {
        var reference = LastingReference.Of(activity);
        var team = Team.Of(activity);
        var key = reference.Conversation.Id ?? "";
        var isPersonal = LastingReference.IsPersonal(activity);
        var locale = isPersonal ? Languages.Tidy(activity.ClientInfo().Locale) : null;
        var came = KnownConversation.Print(reference);
        if (
            _known.TryRecall(key, out var recalled)
            && recalled.IsSame(came, locale, team.Id, time.GetUtcNow() - _seenAgain)
        )
            return recalled.ToConversation(reference);
        var stored = LastingReference.Store(reference);
        var edition = database.Edition;
        var known = await FindAsync(reference.ChannelId, key, cancellation);
        if (!keepsAll && known is not { RemovedAt: null })
            return (known?.ToConversation(reference) ?? new(default, reference, isPersonal, null)) with
            {
                IsAbsent = true,
            };
        if (known is not null && known.Reference != stored && reference.Conversation.Name is null)
        {
            reference.Conversation.Name = LastingReference.Parse(known.Reference)?.Conversation.Name;
            stored = LastingReference.Store(reference);
        }
        if (
            known is null
            || known.Reference != stored
            || known.AppId != AppId(reference.ChannelId)
            || known.RemovedAt is not null
            || known.IsSeenBefore(time.GetUtcNow() - _seenAgain)
            || (locale is not null && known.Locale != locale)
            || (team.Id is not null && known.Team != team.Id)
        )
            return await SaveAsync(reference.ChannelId, key, stored, isPersonal, locale, team, cancellation);
        var conversation = known.ToConversation(reference);
        _known.Keep(key, KnownConversation.Of(conversation, came, known), edition);
        return conversation;
    }

    public async Task<bool> IsKnownAsync(string channel, string key, CancellationToken cancellation) =>
        await FindAsync(channel, key, cancellation) is not null;

    /// <summary>Whether it is known, and known to be one person's with the bot.</summary>
    public async ValueTask<bool> IsPersonalAsync(string channel, string key, CancellationToken cancellation) =>
        _known.TryRecall(key, out var recalled)
            ? recalled.Personal
            : await FindAsync(channel, key, cancellation) is { Personal: not 0 };

    /// <summary>It turned out to be one person's with the bot.</summary>
    public async Task<Conversation> MarkPersonalAsync(Conversation conversation, CancellationToken cancellation)
    {
        await database.ExecuteAsync(
            "UPDATE conversations SET personal = 1 WHERE id = @Value",
            conversation.Id,
            cancellation
        );
        return conversation with { Personal = true };
    }

    public async Task<Conversation?> GetAsync(ConversationId id, CancellationToken cancellation)
    {
        var row = await database.FirstOrDefaultAsync<ConversationRow>(
            $"SELECT {Columns} FROM conversations WHERE id = @Value",
            id,
            cancellation
        );
        return row?.ToConversation();
    }

    /// <param name="tag">Null to let the app decide again.</param>
    public Task SetLanguageAsync(ConversationId id, string? tag, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET language = @tag WHERE id = @id",
            new { id = id.Value, tag },
            cancellation
        );

    /// <summary>The conversation is called otherwise.</summary>
    public Task RenameAsync(Conversation conversation, string name, CancellationToken cancellation)
    {
        conversation.Reference.Conversation.Name = name;
        return database.ExecuteAsync(
            "UPDATE conversations SET reference = @reference WHERE id = @id",
            new { id = conversation.Id.Value, reference = LastingReference.Store(conversation.Reference) },
            cancellation
        );
    }

    /// <summary>The service URLs that came in activities authenticated for this app: those its token may go to.</summary>
    public async Task<IReadOnlyList<string>> ServiceUrlsAsync(CancellationToken cancellation)
    {
        var stored = await database.QueryAsync<string>(
            "SELECT reference FROM conversations WHERE app_id = @appId AND app_id <> ''",
            new { appId = settings.MicrosoftAppId ?? "" },
            cancellation
        );
        return stored
            .Select(LastingReference.Parse)
            .OfType<ConversationReference>()
            .Select(reference => reference.ServiceUrl)
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Whose tokens an activity had to carry; empty when none was asked for, as Slack has its own.</summary>
    private string AppId(string channel) => channel == SlackAddress.Channel ? "" : settings.MicrosoftAppId ?? "";

    private Task<ConversationRow?> FindAsync(string channel, string key, CancellationToken cancellation) =>
        readings.FirstAsync(
            $"SELECT {Columns} FROM conversations WHERE channel = @channel AND channel_key = @key",
            ConversationRow.Read,
            [("@channel", channel), ("@key", key)],
            cancellation
        );

    private Task<Conversation> SaveAsync(
        string channel,
        string key,
        string reference,
        bool personal,
        string? locale,
        Team team,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var row = await transaction.Connection!.QuerySingleAsync<ConversationRow>(
                    $"""
                    INSERT INTO conversations
                        (channel, channel_key, reference, personal, seen_at, app_id, locale, team, team_name)
                    VALUES (@channel, @key, @reference, @personal, @now, @appId, @locale, @Id, @Name)
                    ON CONFLICT (channel, channel_key) DO UPDATE SET reference = @reference, seen_at = @now, app_id = @appId,
                        removed_at = NULL, locale = coalesce(@locale, locale),
                        team = coalesce(@Id, team), team_name = coalesce(@Name, team_name)
                    RETURNING {Columns}
                    """,
                    new
                    {
                        channel,
                        key,
                        reference,
                        personal,
                        now = time.GetUtcNow().ToStored(),
                        appId = AppId(channel),
                        locale,
                        team.Id,
                        team.Name,
                    },
                    transaction
                );
                return row.ToConversation();
            },
            cancellation
        );
}
