using System.Data.Common;
using System.Text.Json;
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
    private const string Columns =
        "id AS Id, reference AS Reference, personal AS Personal, unreachable_at AS UnreachableAt, app_id AS AppId, "
        + "removed_at AS RemovedAt, language AS Language, locale AS Locale, team AS Team";

    /// <summary>Keeps the conversation of an activity; a changed service URL replaces the old one.</summary>
    /// <remarks>Written only when something changed: most turns cost one read.</remarks>
    public async Task<Conversation> RememberAsync(Activity activity, CancellationToken cancellation)
    {
        var reference = Lasting(activity);
        var team = Team.Of(activity);
        var key = reference.Conversation.Id ?? "";
        var stored = Stored(reference);
        var locale = IsPersonal(activity) ? Languages.Tidy(activity.ClientInfo().Locale) : null;
        var known = await FindAsync(reference.ChannelId, key, cancellation);
        if (known is not null && known.Reference != stored && reference.Conversation.Name is null)
            stored = Stored(Named(reference, Parse(known.Reference).Conversation.Name));
        if (
            known is not null
            && known.Reference == stored
            && known.AppId == AppId(reference.ChannelId)
            && known.RemovedAt is null
            && (locale is null || known.Locale == locale)
            && (team.Id is null || known.Team == team.Id)
        )
            return known.ToConversation(reference);
        return await SaveAsync(reference.ChannelId, key, stored, IsPersonal(activity), locale, team, cancellation);
    }

    public async Task<bool> IsKnownAsync(string channel, string key, CancellationToken cancellation) =>
        await FindAsync(channel, key, cancellation) is not null;

    public async Task<Conversation?> GetAsync(ConversationId id, CancellationToken cancellation)
    {
        var row = await database.FirstOrDefaultAsync<Row>(
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
    public Task RenameAsync(Conversation conversation, string name, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET reference = @reference WHERE id = @id",
            new { id = conversation.Id.Value, reference = Stored(Named(conversation.Reference, name)) },
            cancellation
        );

    /// <summary>The service URLs that came in activities authenticated for this app: those its token may go to.</summary>
    public async Task<IReadOnlyList<string>> ServiceUrlsAsync(CancellationToken cancellation)
    {
        var stored = await database.QueryAsync<string>(
            "SELECT reference FROM conversations WHERE app_id = @appId AND app_id <> ''",
            new { appId = settings.MicrosoftAppId ?? "" },
            cancellation
        );
        return stored.Select(Parse).Select(reference => reference.ServiceUrl).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>Whose tokens an activity had to carry; empty when none was asked for, as Slack has its own.</summary>
    private string AppId(string channel) => channel == SlackAddress.Channel ? "" : settings.MicrosoftAppId ?? "";

    private static string Stored(ConversationReference reference) =>
        JsonSerializer.Serialize(reference, BotFrameworkJson.Default.ConversationReference);

    /// <summary>Not everything that comes from a conversation says its name.</summary>
    private static ConversationReference Named(ConversationReference reference, string? name)
    {
        reference.Conversation.Name = name;
        return reference;
    }

    private Task<Row?> FindAsync(string channel, string key, CancellationToken cancellation) =>
        readings.FirstAsync(
            $"SELECT {Columns} FROM conversations WHERE channel = @channel AND channel_key = @key",
            Row.Read,
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
                var row = await transaction.Connection!.QuerySingleAsync<Row>(
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

    /// <summary>
    /// A Teams thread is a part of its channel; what is posted there on schedule starts a thread of its own.
    /// Who spoke last in a group is nobody's way there; in Slack the workspace knows the bot.
    /// </summary>
    private static ConversationReference Lasting(Activity activity)
    {
        var reference = ConversationReference.Of(activity);
        var account = reference.Conversation;
        var id = account.Id ?? "";
        var thread = id.IndexOf(";messageid=", StringComparison.Ordinal);
        var root = new ConversationAccount
        {
            Id = thread < 0 ? id : id[..thread],
            Name = account.Name,
            IsGroup = account.IsGroup,
            ConversationType = account.ConversationType,
            TenantId = account.TenantId ?? activity.TeamsChannelData().TenantId,
        };
        return reference with
        {
            Conversation = root,
            Bot = reference.ChannelId == SlackAddress.Channel ? new ChannelAccount() : reference.Bot,
            User = IsPersonal(activity) ? reference.User : null,
            Locale = null,
        };
    }

    private static bool IsPersonal(Activity activity) =>
        activity.Conversation is { } conversation
        && conversation.IsGroup != true
        && conversation.ConversationType is null or "personal";

    public static ConversationReference Parse(string stored) =>
        JsonSerializer.Deserialize(stored, BotFrameworkJson.Default.ConversationReference)!;

    private sealed record Row(
        long Id,
        string Reference,
        long Personal,
        long? UnreachableAt,
        string AppId,
        long? RemovedAt,
        string? Language,
        string? Locale,
        string? Team
    )
    {
        public static Row Read(DbDataReader row) =>
            new(
                row.GetInt64(0),
                row.GetString(1),
                row.GetInt64(2),
                row.LongOrNull(3),
                row.GetString(4),
                row.LongOrNull(5),
                row.TextOrNull(6),
                row.TextOrNull(7),
                row.TextOrNull(8)
            );

        public Conversation ToConversation() => ToConversation(Parse(Reference));

        public Conversation ToConversation(ConversationReference reference) =>
            new(new ConversationId(Id), reference, Personal != 0, Instants.FromStored(UnreachableAt))
            {
                Language = Language,
                Locale = Locale,
            };
    }
}
