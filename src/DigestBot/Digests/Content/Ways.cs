using DigestBot.Channels;

namespace DigestBot.Digests.Content;

/// <summary>The button back to the card that one was reached from.</summary>
internal static class Ways
{
    public static Way To(ButtonData again) => new(again, again.Back is { } back ? Title(back.Verb, again.Verb) : "");

    private static string Title(string back, string from) =>
        back switch
        {
            _ when back == from => "Back",
            DigestAgain.Verb => "Back to the digest",
            "topic.more" => "Back to the topic",
            "search.more" => "Back to the search",
            "sections.more" => "Back to the sections",
            "articles.more" => "Back to the articles",
            "topics.more" => "Back to the topics",
            _ => "Back",
        };
}
