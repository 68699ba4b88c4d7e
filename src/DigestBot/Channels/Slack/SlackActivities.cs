using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What came from Slack as the activity that the bot answers, whatever its channel.</summary>
internal sealed class SlackActivities(SlackSettings settings)
{
    /// <summary>Somebody wrote to the bot.</summary>
    /// <param name="isDirect">Whether they are known to be alone with the bot there.</param>
    public Activity Said(
        SlackWorkspace workspace,
        string channel,
        bool isDirect,
        string user,
        string text,
        SlackPerson person
    )
    {
        var activity = From(workspace, channel, isDirect, user, person);
        activity.Type = ActivityTypes.Message;
        activity.Text = text;
        activity.Entities = [workspace.Mention];
        return activity;
    }

    /// <summary>Somebody pressed a button.</summary>
    /// <param name="isDirect">Whether they are known to be alone with the bot there.</param>
    /// <param name="message">The timestamp of the message it stands in.</param>
    public Activity Pressed(
        SlackWorkspace workspace,
        string channel,
        bool isDirect,
        string user,
        JsonElement data,
        string? message,
        SlackPerson person
    )
    {
        var activity = From(workspace, channel, isDirect, user, person);
        activity.Type = ActivityTypes.Message;
        activity.Value = data;
        activity.ReplyToId = message;
        return activity;
    }

    /// <summary>The bot was added to the channel.</summary>
    /// <param name="inviter">Who did it, if Slack tells.</param>
    public Activity Added(SlackWorkspace workspace, string channel, string? inviter)
    {
        var activity = From(workspace, channel, isDirect: false, inviter, SlackPerson.Unknown);
        activity.Type = ActivityTypes.ConversationUpdate;
        activity.MembersAdded = [new ChannelAccount { Id = workspace.BotUserId }];
        return activity;
    }

    /// <summary>The bot cannot post in the channel any more.</summary>
    public Activity Removed(SlackWorkspace workspace, string channel)
    {
        var activity = From(workspace, channel, isDirect: false, null, SlackPerson.Unknown);
        activity.Type = ActivityTypes.ConversationUpdate;
        activity.MembersRemoved = [new ChannelAccount { Id = workspace.BotUserId }];
        return activity;
    }

    /// <summary>The channel is called otherwise.</summary>
    public Activity Renamed(SlackWorkspace workspace, string channel, string name)
    {
        var activity = From(workspace, channel, isDirect: false, null, SlackPerson.Unknown);
        activity.Type = ActivityTypes.ConversationUpdate;
        activity.Conversation!.Name = name;
        return activity;
    }

    private Activity From(SlackWorkspace workspace, string channel, bool isDirect, string? user, SlackPerson person) =>
        new()
        {
            ChannelId = SlackAddress.Channel,
            ServiceUrl = settings.ApiUrl.AbsoluteUri,
            Conversation = new SlackAddress(workspace.Id, channel).Account(isDirect),
            From = user is null ? null : new ChannelAccount { Id = user },
            Recipient = new ChannelAccount { Id = workspace.BotUserId },
            LocalTimezone = person.Zone,
            Locale = person.Locale,
        };
}
