using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>What is wrong with a dialog that has closed: told directly, with what was filled in.</summary>
internal sealed class LateProblems(SlackWeb slack, SlackRenderer renderer, TimeProvider time)
{
    public SlackContent Say(string problem, FilledDialog filled, Language language)
    {
        var say = language.Texts.Dialog;
        return renderer.Render(
            Notice
                .Say(
                    language,
                    say.Late,
                    say.LateText.With(("problem", Sentence(problem)), ("words", filled.Words.Trim())),
                    new SuggestionView(language.Texts.Home.Subscribe, new ButtonData(SubscribeDialog.Verb))
                )
                .Message
        );
    }

    public Task TellAsync(string team, string user, SlackContent content, CancellationToken cancellation) =>
        new PostWay(slack.For(team), user, null, time).SayAsync(content, cancellation);

    private static string Sentence(string text) => text is [.., '.' or '!' or '?' or ')'] ? text : text + ".";
}
