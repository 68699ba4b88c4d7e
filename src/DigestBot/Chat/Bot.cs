using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>What the bot does with a turn.</summary>
internal sealed class Bot(
    ConversationStore conversations,
    Answering answering,
    Invokes invokes,
    Attendance attendance,
    Languages languages,
    TurnNotes notes,
    MessageFitting fits,
    CardSender cards,
    TimeProvider time,
    ILogger<Bot> log
)
{
    public async Task OnTurnAsync(Turn turn, CancellationToken cancellation)
    {
        var type = ActivityTypes.Known(turn.Activity.Type);
        using var trace = Traces.Turn(type);
        var outcome = "broke";
        try
        {
            await HandleAsync(turn, cancellation);
            outcome = "done";
        }
        finally
        {
            Measures.Turn(type, outcome);
        }
    }

    private async Task HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var activity = turn.Activity;
        if (string.IsNullOrEmpty(activity.Conversation?.Id) || IsDisguised(turn))
            return;
        if (activity.Type == ActivityTypes.Invoke)
        {
            await invokes.OnInvokeAsync(turn, cancellation);
            return;
        }
        var conversation = await conversations.RememberAsync(activity, cancellation);
        switch (activity.Type)
        {
            case ActivityTypes.Message:
            case ActivityTypes.MessageUpdate when activity.TeamsChannelData().EventType == "editMessage":
                await OnMessageAsync(turn, conversation, cancellation);
                break;
            case ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate:
                await attendance.OnChangeAsync(turn, conversation, cancellation);
                break;
            default:
                log.ActivityIgnored(activity.Type ?? "", activity.ChannelId ?? "");
                break;
        }
    }

    /// <summary>What comes from Slack directly comes by a turn of its own: nobody else speaks in the name of a workspace.</summary>
    private static bool IsDisguised(Turn turn) =>
        turn.Activity.ChannelId == SlackAddress.Channel && turn is not SlackTurn;

    private async Task OnMessageAsync(Turn turn, Conversation conversation, CancellationToken cancellation)
    {
        var back = await notes.ReturnAsync(conversation, cancellation);
        if (await answering.AnswerAsync(turn.Activity, conversation, cancellation) is not { } reply)
            return;
        if (back is not null)
            await SendAsync(
                turn,
                BackNotice.Of(back, time.GetUtcNow(), languages.Of(turn.Activity, conversation)),
                cancellation
            );
        var fitting = fits.Fitting(reply.Message, turn.Activity.ChannelId ?? "");
        var shown = 0;
        try
        {
            var receipt = await SendAsync(turn, reply with { Message = fitting }, cancellation);
            await notes.TakenAsync(conversation, receipt);
            if (receipt.Status == SendStatus.Sent)
                shown = fitting.Items ?? 0;
            else
                log.ReplyNotSent(conversation.Id.Value, receipt.Reason ?? receipt.Status.ToString());
        }
        finally
        {
            await notes.ShownAsync(conversation, reply, shown);
        }
    }

    /// <summary>A changed schedule replaces its card where the channel can edit; elsewhere it is a new message.</summary>
    private Task<SendReceipt> SendAsync(Turn turn, Reply reply, CancellationToken cancellation) =>
        reply.Replaces
            ? cards.ReplaceAsync(turn, reply.Message, cancellation)
            : cards.SendAsync(turn, reply.Message, cancellation);
}
