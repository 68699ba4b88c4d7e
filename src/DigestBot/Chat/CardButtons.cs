using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>
/// Buttons that execute: the answer takes the card's place for whoever pressed it. When it changed something for everybody, the message
/// itself is edited as well.
/// </summary>
internal sealed class CardButtons(
    ConversationStore conversations,
    CommandReader reader,
    Languages languages,
    Answering answering,
    TurnNotes notes,
    ActivityRenderer renderer,
    CardSender cards,
    FollowUps followUps,
    TimeProvider time,
    ILogger<CardButtons> log
)
{
    /// <summary>Teams gives up after about 10 seconds, and says "slow" before that.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    public async Task OnPressedAsync(Turn turn, CancellationToken cancellation)
    {
        var pressed = turn.Activity.CardAction()!;
        var isLook = reader.Read(pressed.Verb, pressed.Data) is { } known && Looks.Contains(known.Verb);
        if (pressed.IsAutomatic && !isLook)
        {
            turn.InvokeResponse = CardActions.AnswerWithMessage(languages.Of(turn.Activity).Texts.Guide.NotRefreshed);
            return;
        }
        var work = Task.Run(() => WorkAsync(turn, pressed.IsAutomatic, isLook, cancellation), cancellation);
        if (await IsInTimeAsync(work, turn, cancellation))
            Answer(turn, await work, cancellation);
        else
            AnswerLate(turn, work, pressed.IsAutomatic, cancellation);
    }

    private async Task<bool> IsInTimeAsync(Task work, Turn turn, CancellationToken cancellation)
    {
        if (!turn.OutlivesItsRequest)
            return true;
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(work, Task.Delay(_patience, time, inTime.Token));
        await inTime.CancelAsync();
        return first == work;
    }

    private async Task<Work> WorkAsync(Turn turn, bool isAutomatic, bool isLook, CancellationToken cancellation)
    {
        var activity = turn.Activity;
        Conversation? conversation = null;
        try
        {
            conversation = await conversations.RecallAsync(activity, cancellation);
            var back =
                isAutomatic || conversation.IsAbsent ? null : await notes.ReturnAsync(conversation, cancellation);
            var reply = (await answering.AnswerAsync(activity, conversation, cancellation))!;
            var fitting = reply with { Message = renderer.Fitting(reply.Message, activity.ChannelId ?? "") };
            return new Work(conversation, fitting, reply.Replaces && !isLook, back)
            {
                IsInThread =
                    !conversation.IsAbsent
                    && ThreadPosts.Belongs(activity)
                    && await IsSentAsync(turn, fitting.Message, cancellation),
            };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.CommandBroke(conversation?.Id.Value ?? 0, fault);
            return new Work(conversation, Guide.Broken(languages.Of(activity, conversation)), false, null);
        }
    }

    private async Task<bool> IsSentAsync(Turn turn, CardMessage message, CancellationToken cancellation) =>
        (await cards.SendAsync(turn, message, cancellation)).Status == SendStatus.Sent;

    private void Answer(Turn turn, Work work, CancellationToken cancellation)
    {
        if (work.IsInThread)
        {
            turn.InvokeResponse = CardActions.AnswerWithMessage(
                languages.Of(turn.Activity, work.Conversation).Texts.Guide.ShownInThread
            );
            followUps.Start(() => TellAsync(turn, work.Conversation, work.Back, cancellation));
            return;
        }
        var card = renderer.RenderCard(work.Reply.Message, work.IsForAll ? null : turn.Activity.From?.Id);
        turn.InvokeResponse = CardActions.AnswerWithCard(card);
        if (work.Conversation is { IsAbsent: false } conversation)
            followUps.Start(async () =>
            {
                await notes.ShownAsync(conversation, work.Reply, work.Given);
                if (work.IsForAll)
                    await EditAsync(turn, conversation, work.ForAll, cancellation);
                await TellAsync(turn, conversation, work.Back, cancellation);
            });
    }

    private async Task EditAsync(
        Turn turn,
        Conversation conversation,
        CardMessage message,
        CancellationToken cancellation
    )
    {
        var edited = await cards.EditAsync(turn, message, cancellation);
        if (edited is { Status: not SendStatus.Sent })
            log.ReplyNotSent(conversation.Id.Value, edited.Reason ?? edited.Status.ToString());
    }

    /// <summary>Where the bot could not post meanwhile, people are told what they missed.</summary>
    private async Task TellAsync(Turn turn, Conversation? conversation, ComeBack? back, CancellationToken cancellation)
    {
        if (back is not null)
            await cards.SendAsync(
                turn,
                BackNotice.Of(back, time.GetUtcNow(), languages.Of(turn.Activity, conversation)).Message,
                cancellation
            );
    }

    /// <summary>What takes long comes as an edit or a message of its own; a card that asked by itself stays as it is.</summary>
    private void AnswerLate(Turn turn, Task<Work> work, bool isAutomatic, CancellationToken cancellation)
    {
        turn.InvokeResponse = CardActions.AnswerWithMessage(languages.Of(turn.Activity).Texts.Guide.StillWorking);
        followUps.Start(async () =>
        {
            var done = await work;
            if (isAutomatic || done.IsInThread || done.Conversation is { IsAbsent: true })
                return;
            var sent = done.IsForAll
                ? await cards.ReplaceAsync(turn, done.ForAll, cancellation)
                : await cards.SendAsync(turn, done.Reply.Message, cancellation);
            if (done.Conversation is { } conversation)
                await notes.ShownAsync(
                    conversation,
                    done.Reply,
                    sent.Status == SendStatus.Sent ? done.Reply.Message.Items ?? 0 : 0
                );
            await TellAsync(turn, done.Conversation, done.Back, cancellation);
        });
    }

    /// <param name="Conversation">Null when not even that could be found.</param>
    private sealed record Work(Conversation? Conversation, Reply Reply, bool IsForAll, ComeBack? Back)
    {
        /// <summary>Whether it was posted for everybody in the thread.</summary>
        public bool IsInThread { get; init; }

        public CardMessage ForAll => Reply.ForAll ?? Reply.Message;

        /// <summary>In a group only the reader saw it, so that the conversation was given nothing.</summary>
        public int Given => Conversation is { Personal: true } ? Reply.Message.Items ?? 0 : 0;
    }
}
