using DigestBot.BotFramework;
using DigestBot.Wording;

namespace DigestBot.Channels;

internal static class SpokenLanguage
{
    /// <summary>The language of a conversation, or to answer somebody in.</summary>
    /// <param name="conversation">Null as long as nothing is known of it.</param>
    /// <param name="locale">What the app of whoever asks says; null when nobody asks or it does not say.</param>
    public static Language Of(this Languages languages, Conversation? conversation, string? locale = null) =>
        languages.Of(conversation?.Language, locale ?? conversation?.Locale);

    /// <summary>The language to answer an activity in.</summary>
    public static Language Of(this Languages languages, Activity activity, Conversation? conversation = null) =>
        languages.Of(conversation, activity.ClientInfo().Locale);
}
