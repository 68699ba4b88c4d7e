namespace DigestBot.BotFramework;

/// <summary>What an activity has to have before anything can be done with it.</summary>
internal static class Completeness
{
    /// <summary>What is missing, in a sentence, or null. Types this project does not know need no more than their type.</summary>
    public static string? Problem(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
            return "The activity has no type.";
        if (!NeedsAnAddress(activity.Type))
            return null;
        if (string.IsNullOrWhiteSpace(activity.ServiceUrl))
            return $"A {activity.Type} activity needs a serviceUrl.";
        if (
            !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        )
            return $"The serviceUrl of this {activity.Type} activity is not a web address.";
        return string.IsNullOrWhiteSpace(activity.Conversation?.Id)
            ? $"A {activity.Type} activity needs a conversation with an id."
            : null;
    }

    private static bool NeedsAnAddress(string type) =>
        type
            is ActivityTypes.Message
                or ActivityTypes.Invoke
                or ActivityTypes.Event
                or ActivityTypes.MessageUpdate
                or ActivityTypes.MessageDelete
                or ActivityTypes.MessageReaction
                or ActivityTypes.ConversationUpdate
                or ActivityTypes.InstallationUpdate;
}
