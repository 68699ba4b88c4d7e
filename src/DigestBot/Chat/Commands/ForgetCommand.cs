using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Deletes everything that is kept of the conversation, after asking.</summary>
/// <remarks>In a group chat anyone may, as anyone there may end its schedules; in a channel those who may change them.</remarks>
internal sealed class ForgetCommand(Forgetting forgetting, DirectLineConversations local) : ICommand
{
    private const string Yes = "forget.yes";

    public CommandHelp Help { get; } = new("forget", static of => of.Forget, 320);

    public IReadOnlyList<string> Verbs => [Yes];

    public Effect EffectOf(CommandCall call) => Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var isSure = call.Verb == Yes || Answers.IsYes(call.Words.Trim());
        return isSure ? await ForgetAsync(call, cancellation) : await AskAsync(call, cancellation);
    }

    private async Task<Reply> AskAsync(CommandCall call, CancellationToken cancellation)
    {
        var kept = await forgetting.LookAsync(call.Conversation.Id, cancellation);
        var say = call.Texts.Forget;
        return Notice.Say(
            call.Language,
            say.Ask,
            say.AskText.With(Words(kept, say)),
            new SuggestionView(say.Yes, new ButtonData(Yes)),
            new SuggestionView(say.No, new ButtonData("schedule"))
        );
    }

    private async Task<Reply> ForgetAsync(CommandCall call, CancellationToken cancellation)
    {
        var forgotten = await forgetting.ForgetAsync(call.Conversation.Id, cancellation);
        if (call.Conversation.ChannelId == DirectLineConversations.ChannelId)
            local.Clear(call.Conversation.Reference);
        var say = call.Texts.Forget;
        var reply = Notice.Say(call.Language, say.Done, say.DoneText.With(Words(forgotten, say)));
        return reply with { Replaces = call.Button is not null };
    }

    private static string Words(Traceless kept, ForgetTexts say) =>
        say.Kept.With(
            ("schedules", say.Schedules.Of(kept.Schedules)),
            ("deliveries", say.Deliveries.Of(kept.Deliveries)),
            ("sections", say.Sections.Of(kept.Given))
        );
}
