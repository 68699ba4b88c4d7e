using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat.Rights;

/// <summary>What somebody is told who may not change what is posted in a channel.</summary>
internal static class Refusals
{
    public static Reply Others(Language language, bool isSlack)
    {
        var say = language.Texts.Rights;
        return Say(language, say.NotEverybody, isSlack ? say.MayInSlack : say.MayInTeams);
    }

    public static Reply Unknown(Language language) => Nothing(language, language.Texts.Rights.NotKnown);

    public static Reply NotAgain(Language language) => Nothing(language, language.Texts.Rights.NotAgain);

    /// <summary>Nothing was changed, because it could not be.</summary>
    public static Reply Nothing(Language language, string why) =>
        Say(language, language.Texts.Rights.NothingChanged, why);

    private static Reply Say(Language language, string heading, string text) =>
        Notice.Say(
            language,
            heading,
            text,
            new SuggestionView(language.Texts.Labels.Schedule, new ButtonData("schedule")),
            new SuggestionView(language.Texts.Labels.DigestNow, new ButtonData("digest"))
        );
}
