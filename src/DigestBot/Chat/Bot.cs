using System.Data.Common;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;

namespace DigestBot.Chat;

/// <summary>What the bot does with a turn.</summary>
internal sealed class Bot(
    ConversationStore conversations,
    CommandReader reader,
    Guide guide,
    Welcome welcome,
    Parking parking,
    ActivityRenderer renderer,
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
        var conversation = await conversations.RememberAsync(activity, cancellation);
        switch (activity.Type)
        {
            case ActivityTypes.Message:
            case ActivityTypes.MessageUpdate when activity.TeamsChannelData().EventType == "editMessage":
                await OnMessageAsync(turn, conversation, cancellation);
                break;
            case ActivityTypes.Invoke when activity.CardAction() is not null:
                await OnCardActionAsync(turn, conversation, cancellation);
                break;
            case ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate:
                await welcome.OnChangeAsync(turn, conversation, cancellation);
                if (Welcome.IsArrival(activity) && await ReturnAsync(conversation, cancellation) is { } back)
                    await SendAsync(turn, BackNotice.Of(back, time.GetUtcNow()), cancellation);
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
        var back = await ReturnAsync(conversation, cancellation);
        if (await AnswerAsync(turn.Activity, conversation, cancellation) is not { } reply)
            return;
        if (back is not null)
            await SendAsync(turn, BackNotice.Of(back, time.GetUtcNow()), cancellation);
        var fitting = fits.Fitting(reply.Message, turn.Activity.ChannelId ?? "");
        var shown = 0;
        try
        {
            var receipt = await SendAsync(turn, reply with { Message = fitting }, cancellation);
            if (receipt.Status == SendStatus.Sent)
                shown = fitting.Items ?? 0;
            else
                log.ReplyNotSent(conversation.Id.Value, receipt.Reason ?? receipt.Status.ToString());
        }
        finally
        {
            await WriteDownAsync(conversation, reply, shown);
        }
    }

    /// <summary>The answer was sent or not: what cannot be written down about it breaks nothing more.</summary>
    private async Task WriteDownAsync(Conversation conversation, Reply reply, int shown)
    {
        try
        {
            await (reply.Shown?.Invoke(shown) ?? Task.CompletedTask);
        }
        catch (DbException fault)
        {
            log.ShownNotWritten(conversation.Id.Value, shown, fault.Message);
        }
    }

    /// <summary>Somebody speaks where the bot could not post: it can again.</summary>
    private async Task<ComeBack?> ReturnAsync(Conversation conversation, CancellationToken cancellation)
    {
        if (conversation.UnreachableAt is null)
            return null;
        var back = await parking.ReturnAsync(conversation.Id, cancellation);
        if (back is not null)
            log.ConversationBack(conversation.Id.Value);
        return back;
    }

    /// <summary>People are told when something broke, rather than left waiting.</summary>
    private async Task<Reply?> AnswerAsync(Activity activity, Conversation conversation, CancellationToken cancellation)
    {
        try
        {
            return activity.CardAction() is { } pressed && !IsText(activity, pressed)
                ? await PressedAsync(conversation, pressed, activity, cancellation)
                : await SaidAsync(conversation, activity, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.CommandBroke(conversation.Id.Value, fault);
            return Guide.Broken();
        }
    }

    /// <summary>Some clients send data along with what was written.</summary>
    private bool IsText(Activity activity, CardAction pressed) =>
        activity.Type != ActivityTypes.Invoke
        && !string.IsNullOrWhiteSpace(activity.Text)
        && reader.Read(pressed.Verb, pressed.Data) is null;

    /// <summary>The answer to <c>Action.Execute</c> takes the card's place.</summary>
    private async Task OnCardActionAsync(Turn turn, Conversation conversation, CancellationToken cancellation)
    {
        await ReturnAsync(conversation, cancellation);
        var reply = await AnswerAsync(turn.Activity, conversation, cancellation);
        var fitting = renderer.Fitting(reply!.Message, turn.Activity.ChannelId ?? "");
        turn.InvokeResponse = CardActions.AnswerWithCard(renderer.RenderCard(fitting));
        await WriteDownAsync(conversation, reply, fitting.Items ?? 0);
    }

    private async Task<Reply?> SaidAsync(Conversation conversation, Activity activity, CancellationToken cancellation)
    {
        if (!conversation.Personal && !activity.MentionsBot())
            return null;
        return reader.Read(activity.TextWithoutBotMention()) switch
        {
            Asked.Known known => await RunAsync(known, conversation, activity, null, cancellation),
            Asked.Unknown unknown => await guide.AnswerAsync(
                unknown,
                Call(conversation, activity, "", "", null),
                cancellation
            ),
            _ => await guide.HelpAsync(Call(conversation, activity, "help", "", null), cancellation),
        };
    }

    private async Task<Reply> PressedAsync(
        Conversation conversation,
        CardAction pressed,
        Activity activity,
        CancellationToken cancellation
    ) =>
        reader.Read(pressed.Verb, pressed.Data) is { } known
            ? await RunAsync(known, conversation, activity, pressed.Data, cancellation)
            : Guide.StaleButton();

    private static async Task<Reply> RunAsync(
        Asked.Known known,
        Conversation conversation,
        Activity activity,
        JsonElement? button,
        CancellationToken cancellation
    )
    {
        var outcome = "broke";
        try
        {
            var call = Call(conversation, activity, known.Verb, known.Words, button);
            var reply = await known.Command.RunAsync(call, cancellation);
            outcome = "answered";
            return reply;
        }
        finally
        {
            Measures.Command(known.Command.Help.Name, outcome);
        }
    }

    private static CommandCall Call(
        Conversation conversation,
        Activity activity,
        string verb,
        string words,
        JsonElement? button
    ) =>
        new(conversation, verb, words, button, activity.ClientInfo().Timezone is { } name ? Zones.Find(name) : null)
        {
            Person = SlackAddress.PersonOf(conversation.Reference, activity.From?.Id),
        };

    /// <summary>A changed schedule replaces its card where the channel can edit; elsewhere it is a new message.</summary>
    private Task<SendReceipt> SendAsync(Turn turn, Reply reply, CancellationToken cancellation) =>
        reply.Replaces
            ? cards.ReplaceAsync(turn, reply.Message, cancellation)
            : cards.SendAsync(turn, reply.Message, cancellation);
}
