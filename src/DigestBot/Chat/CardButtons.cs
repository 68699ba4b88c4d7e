using DigestBot.BotFramework;
using DigestBot.Channels;

namespace DigestBot.Chat;

/// <summary>Buttons that execute: the answer takes the card's place.</summary>
internal sealed class CardButtons(
    ConversationStore conversations,
    Answering answering,
    TurnNotes notes,
    ActivityRenderer renderer
)
{
    public async Task OnPressedAsync(Turn turn, CancellationToken cancellation)
    {
        var conversation = await conversations.RememberAsync(turn.Activity, cancellation);
        await notes.ReturnAsync(conversation, cancellation);
        var reply = await answering.AnswerAsync(turn.Activity, conversation, cancellation);
        var fitting = renderer.Fitting(reply!.Message, turn.Activity.ChannelId ?? "");
        turn.InvokeResponse = CardActions.AnswerWithCard(renderer.RenderCard(fitting));
        await notes.ShownAsync(conversation, reply, fitting.Items ?? 0);
    }
}
