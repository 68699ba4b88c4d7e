using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Digests.Content;

/// <summary>The button back to the card that one was reached from.</summary>
internal static class Ways
{
    public static Way To(ButtonData again, Language language) =>
        new(again, again.Back is { } back ? Title(back.Verb, again.Verb, language.Texts.Way) : "");

    private static string Title(string back, string from, WayTexts say) =>
        back switch
        {
            _ when back == from => say.Back,
            DigestAgain.Verb => say.ToDigest,
            "topic.more" => say.ToTopic,
            "search.more" => say.ToSearch,
            "sections.more" => say.ToSections,
            "articles.more" => say.ToArticles,
            "topics.more" => say.ToTopics,
            _ => say.Back,
        };
}
