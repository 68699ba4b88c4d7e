using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests;

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
        var isSure = call.Verb == Yes || call.Words.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase);
        return isSure ? await ForgetAsync(call, cancellation) : await AskAsync(call, cancellation);
    }

    private async Task<Reply> AskAsync(CommandCall call, CancellationToken cancellation)
    {
        var kept = await forgetting.LookAsync(call.Conversation.Id, cancellation);
        return Notice.Say(
            "Forget this conversation?",
            $"Then {Words(kept)} and the way to this conversation are deleted, for everyone here. That cannot be undone. What was "
                + "written to the bot is not kept anyway. Press the button, or write /forget yes.",
            new SuggestionView("Forget it", new ButtonData(Yes)),
            new SuggestionView("Keep it", new ButtonData("schedule"))
        );
    }

    private async Task<Reply> ForgetAsync(CommandCall call, CancellationToken cancellation)
    {
        var forgotten = await forgetting.ForgetAsync(call.Conversation.Id, cancellation);
        if (call.Conversation.ChannelId == DirectLineConversations.ChannelId)
            local.Clear(call.Conversation.Reference);
        var reply = Notice.Say(
            "Forgotten",
            $"Deleted: {Words(forgotten)} and the way to this conversation. The messages here are the channel's own and stay. "
                + "Nothing is posted here any more, and your next message is like a first one."
        );
        return reply with { Replaces = call.Button is not null };
    }

    private static string Words(Traceless kept) =>
        string.Join(
            ", ",
            Amounts.Of(kept.Schedules, "schedule"),
            $"the record of {(kept.Deliveries == 1 ? "1 delivery" : $"{kept.Deliveries} deliveries")}",
            $"the note that {Amounts.Of(kept.Given, "section")} {(kept.Given == 1 ? "was" : "were")} posted"
        );
}
