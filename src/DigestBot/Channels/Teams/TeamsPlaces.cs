using DigestBot.BotFramework;
using DigestBot.Storage;

namespace DigestBot.Channels.Teams;

/// <summary>The conversations of Teams as its events speak of them: channels by their id, and teams by theirs.</summary>
internal sealed class TeamsPlaces(Database database, ConversationStore conversations)
{
    /// <summary>The conversations of the team that a conversation is in; itself where there is no team.</summary>
    public async Task<IReadOnlyList<Conversation>> TogetherAsync(ConversationId id, CancellationToken cancellation)
    {
        var ids = await database.QueryAsync<long>(
            """
            SELECT id FROM conversations WHERE id = @Value OR team = (SELECT team FROM conversations WHERE id = @Value)
            ORDER BY id
            """,
            id,
            cancellation
        );
        var found = new List<Conversation>(ids.Count);
        foreach (var one in ids)
            if (await conversations.GetAsync(new ConversationId(one), cancellation) is { } conversation)
                found.Add(conversation);
        return found;
    }

    /// <summary>A channel by its id; null when the bot was never spoken to there.</summary>
    public async Task<Conversation?> ChannelAsync(string? channel, CancellationToken cancellation)
    {
        var id = await database.FirstOrDefaultAsync<long?>(
            "SELECT id FROM conversations WHERE channel = @teams AND channel_key = @channel",
            new { teams = Speaker.Teams, channel },
            cancellation
        );
        return id is { } known ? await conversations.GetAsync(new ConversationId(known), cancellation) : null;
    }

    /// <summary>Where the bot is meant to be: who added it to a team may have chosen a channel that the event is not about.</summary>
    public async Task<Conversation> ChosenAsync(
        Activity added,
        Conversation conversation,
        CancellationToken cancellation
    ) =>
        added.TeamsChannelData().SelectedChannelId is { Length: > 0 } chosen
        && Speaker.IsTeamsChannel(conversation.Reference)
        && chosen != conversation.Reference.Conversation.Id
            ? await conversations.RememberAsync(added.Elsewhere(chosen), cancellation)
            : conversation;

    /// <summary>The channel is called otherwise from now on.</summary>
    public Task RenameAsync(Conversation channel, string name, CancellationToken cancellation) =>
        conversations.RenameAsync(channel, name, cancellation);

    public Task RenameTeamAsync(string team, string name, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET team_name = @name WHERE team = @team",
            new { team, name },
            cancellation
        );
}
