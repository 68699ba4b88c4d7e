using DigestBot.Wording;

namespace DigestBot.Channels;

internal static class SpokenLanguage
{
    /// <summary>The language of a conversation.</summary>
    public static Language Of(this Languages languages, Conversation conversation) =>
        languages.Of(conversation.Language, conversation.Locale);

    /// <summary>The language to answer somebody in.</summary>
    /// <param name="locale">What the app of whoever asks says; null when it does not.</param>
    public static Language Of(this Languages languages, Conversation conversation, string? locale) =>
        languages.Of(conversation.Language, locale ?? conversation.Locale);
}
