using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Teams;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Teams;

/// <summary>Answers what people look for from the compose box, and previews links to what was read. It keeps nothing of where they write.</summary>
internal sealed class MessageExtension(
    TopicResults topics,
    SectionResults sections,
    CitedCards cards,
    Library library,
    Languages languages,
    ILogger<MessageExtension> log
)
{
    private const string Topics = TeamsManifest.TopicSearch;
    private const string Sections = TeamsManifest.SectionSearch;
    private const string Parameter = TeamsManifest.SearchParameter;

    /// <summary>Only these bring people's own words with a token of the Bot Framework.</summary>
    private static readonly string[] _channels = ["msteams", "m365extensions", "outlook"];

    /// <returns>Null when the app has no such command.</returns>
    public async Task<InvokeResponse?> AnswerAsync(Activity activity, CancellationToken cancellation)
    {
        if (!_channels.Contains(activity.ChannelId, StringComparer.OrdinalIgnoreCase))
            return null;
        var language = languages.Of(activity);
        try
        {
            return activity.PastedLink() is { } link ? Preview(link, language)
                : activity.ExtensionQuery(Parameter) is { } query ? await SearchAsync(query, language, cancellation)
                : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.ExtensionBroke(activity.Name ?? "", fault);
            return ExtensionAnswers.AnswerWithMessage(language.Texts.Extension.Broken);
        }
    }

    private async Task<InvokeResponse?> SearchAsync(
        ExtensionQuery query,
        Language language,
        CancellationToken cancellation
    )
    {
        var words = Clip.Asked(query.Words).Trim();
        var say = language.Texts.Extension;
        switch (query.CommandId)
        {
            case Topics:
                var passages = topics.Find(words).Select(found => Cited(found.Topic, found.Passage, language));
                return Page(query, [.. passages], say.NoTopic.With(Clip.Short(words)), language);
            case Sections:
                var found = await sections.FindAsync(words, language, cancellation);
                return Page(query, found, say.NoSection.With(Clip.Short(words)), language);
            default:
                return null;
        }
    }

    private InvokeResponse Page(
        ExtensionQuery query,
        IReadOnlyList<CitedPassage> found,
        string nothing,
        Language language
    ) =>
        found.Count > 0 || query.Skip > 0
            ? ExtensionAnswers.AnswerWithResults(
                found.Skip(query.Skip).Take(query.Count).Select(one => cards.Result(one, language))
            )
            : ExtensionAnswers.AnswerWithMessage(
                library.Current.SectionCount == 0 ? language.Texts.Extension.NothingRead : nothing
            );

    private static CitedPassage Cited(Topic topic, TopicPassage passage, Language language) =>
        new(PassageViews.View(passage, language), language.Texts.Extension.Topic.With(topic.Title));

    /// <summary>A link to something else is none of the bot's business.</summary>
    private InvokeResponse Preview(string link, Language language) =>
        ExtensionAnswers.AnswerWithResults(
            library.Current.At(link) is { } article ? [cards.Preview(article, language)] : []
        );
}
