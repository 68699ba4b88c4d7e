using DigestBot.BotFramework;
using DigestBot.Slack;
using DigestBot.Storage;

namespace DigestBot.Channels.Slack;

/// <summary>
/// The conversations of a workspace as its people reach them: a channel by its id, the direct one by whose it is. An id that begins with D
/// is no proof: commands and pickers name the conversations of two people as well, where the bot can neither read nor write.
/// </summary>
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
    public async Task<Conversation> OfChannelAsync(
        string team,
        string channel,
        string user,
        string? locale,
        CancellationToken cancellation
    ) =>
        await conversations.RememberAsync(
            Spoken(team, channel, await IsDirectAsync(team, channel, cancellation), user, locale),
            cancellation
        );

    /// <summary>Something came, or was posted, that shows this to be the person's own conversation with the bot.</summary>
    public async Task<Conversation> OfDirectAsync(
        string team,
        string channel,
        string user,
        string? locale,
        CancellationToken cancellation
    )
    {
        var found = await conversations.RememberAsync(Spoken(team, channel, true, user, locale), cancellation);
        return found.Personal ? found : await conversations.MarkPersonalAsync(found, cancellation);
    }

    /// <summary>Whether it has been shown to be a person's own conversation with the bot.</summary>
    public async ValueTask<bool> IsDirectAsync(string team, string channel, CancellationToken cancellation) =>
        SlackAddress.IsBetweenTwo(channel)
        && await conversations.IsPersonalAsync(
            SlackAddress.Channel,
            new SlackAddress(team, channel).ConversationId,
            cancellation
        );

    /// <summary>The same; what nothing has shown yet, Slack is asked: it lets the bot read its own conversations only.</summary>
    /// <returns>Null when Slack does not tell.</returns>
    public async Task<bool?> AskDirectAsync(string team, string channel, string user, CancellationToken cancellation)
    {
        if (await IsDirectAsync(team, channel, cancellation))
            return true;
        var seen = await slack.For(team).HistoryAsync(channel, null, 1, null, cancellation);
        if (seen.Receipt.Status != SlackStatus.Sent)
            return seen.Receipt.Error is "channel_not_found" or "not_in_channel" ? false : null;
        await OfDirectAsync(team, channel, user, null, cancellation);
        return true;
    }

    /// <summary>A person's direct conversation, one that takes posts before others; null when the bot does not know it.</summary>
    public async Task<Conversation?> DirectAsync(string team, string user, CancellationToken cancellation)
    {
        var ids = await database.QueryAsync<long>(
            """
            SELECT id FROM conversations WHERE channel = @channel AND channel_key > @from AND channel_key < @until
                AND personal <> 0 AND removed_at IS NULL AND reference LIKE @user
            ORDER BY unreachable_at IS NOT NULL, seen_at DESC
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

    /// <summary>The same, to be posted to: where there is none that takes posts, it begins with this message.</summary>
    /// <returns>Null with the receipt when Slack does not take it.</returns>
    public async Task<(Conversation? Conversation, SlackReceipt? Receipt)> DirectAsync(
        string team,
        string user,
        string greeting,
        string? locale,
        CancellationToken cancellation
    )
    {
        if (await DirectAsync(team, user, cancellation) is { UnreachableAt: null } known)
            return (known, null);
        var receipt = await slack
            .For(team)
            .PostMessageAsync(new SlackMessage { Channel = user, Text = SlackText.Escape(greeting) }, cancellation);
        return receipt is { Status: SlackStatus.Sent, Channel: { } channel }
            ? (await OfDirectAsync(team, channel, user, locale, cancellation), receipt)
            : (null, receipt);
    }

    private Activity Spoken(string team, string channel, bool isDirect, string user, string? locale) =>
        new()
        {
            ChannelId = SlackAddress.Channel,
            ServiceUrl = settings.ApiUrl.AbsoluteUri,
            From = new ChannelAccount { Id = user },
            Locale = locale,
            Conversation = new SlackAddress(team, channel).Account(isDirect),
        };
}
