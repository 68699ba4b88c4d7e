using DigestBot.BotFramework;
using DigestBot.Slack;
using DigestBot.Storage;

namespace DigestBot.Channels.Slack;

/// <summary>The conversations of a workspace as its people reach them: a channel by its id, the direct one by whose it is.</summary>
internal sealed class SlackPlaces(
    Database database,
    ConversationStore conversations,
    SlackWeb slack,
    SlackSettings settings
)
{
    /// <summary>The conversation of a channel, which is known from now on.</summary>
    /// <param name="user">Who speaks there.</param>
    /// <param name="locale">What their app says; null when it does not.</param>
    public Task<Conversation> OfChannelAsync(
        string team,
        string channel,
        string user,
        string? locale,
        CancellationToken cancellation
    ) =>
        conversations.RememberAsync(
            new Activity
            {
                ChannelId = SlackAddress.Channel,
                ServiceUrl = settings.ApiUrl.AbsoluteUri,
                From = new ChannelAccount { Id = user },
                Locale = locale,
                Conversation = new ConversationAccount
                {
                    Id = new SlackAddress(team, channel).ConversationId,
                    IsGroup = !SlackAddress.IsDirect(channel),
                    ConversationType = SlackAddress.IsDirect(channel) ? "personal" : "channel",
                    TenantId = team,
                },
            },
            cancellation
        );

    /// <summary>A person's direct conversation; null when the bot does not know it.</summary>
    public async Task<Conversation?> DirectAsync(string team, string user, CancellationToken cancellation)
    {
        var ids = await database.QueryAsync<long>(
            """
            SELECT id FROM conversations WHERE channel = @channel AND channel_key > @from AND channel_key < @until
                AND personal <> 0 AND removed_at IS NULL AND reference LIKE @user ORDER BY seen_at DESC
            """,
            new
            {
                channel = SlackAddress.Channel,
                from = $"{team}/",
                until = $"{team}0",
                user = $"%\"{user}\"%",
            },
            cancellation
        );
        foreach (var id in ids)
            if (
                await conversations.GetAsync(new ConversationId(id), cancellation) is { } found
                && found.Reference.User?.Id == user
            )
                return found;
        return null;
    }

    /// <summary>The same; where there is none it begins with this message.</summary>
    /// <returns>Null with the receipt when Slack does not take it.</returns>
    public async Task<(Conversation? Conversation, SlackReceipt? Receipt)> DirectAsync(
        string team,
        string user,
        string greeting,
        string? locale,
        CancellationToken cancellation
    )
    {
        if (await DirectAsync(team, user, cancellation) is { } known)
            return (known, null);
        var receipt = await slack
            .For(team)
            .PostMessageAsync(new SlackMessage { Channel = user, Text = SlackText.Escape(greeting) }, cancellation);
        return receipt is { Status: SlackStatus.Sent, Channel: { } channel }
            ? (await OfChannelAsync(team, channel, user, locale, cancellation), receipt)
            : (null, receipt);
    }
}
