using System.Text;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Channels.Slack;

namespace DigestBot.Channels;

/// <summary>What of a conversation's reference is kept.</summary>
internal static class LastingReference
{
    /// <summary>
    /// A Teams thread is a part of its channel; what is posted there on schedule starts a thread of its own.
    /// Who spoke last in a group is nobody's way there; in Slack the workspace knows the bot.
    /// </summary>
    public static ConversationReference Of(Activity activity)
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

    public static bool IsPersonal(Activity activity) =>
        activity.Conversation is { } conversation
        && conversation.IsGroup != true
        && conversation.ConversationType is null or "personal";

    /// <returns>Null when it is none, which this service never writes.</returns>
    public static ConversationReference? Parse(string stored) => Parse(Encoding.UTF8.GetBytes(stored));

    /// <returns>Null when it is none, which this service never writes.</returns>
    public static ConversationReference? Parse(ReadOnlySpan<byte> stored)
    {
        try
        {
            return
                JsonSerializer.Deserialize(stored, BotFrameworkJson.Default.ConversationReference)
                    is { ChannelId: not null, ServiceUrl: not null, Conversation: not null, Bot: not null } reference
                ? reference
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Store(ConversationReference reference) =>
        JsonSerializer.Serialize(reference, BotFrameworkJson.Default.ConversationReference);
}
