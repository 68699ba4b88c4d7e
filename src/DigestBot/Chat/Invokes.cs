using DigestBot.BotFramework;
using DigestBot.Channels;

namespace DigestBot.Chat;

/// <summary>Invokes: what asks for an answer in the response itself. What is not answered here is answered 501.</summary>
internal sealed class Invokes(CardButtons buttons, ILogger<Invokes> log)
{
    public Task OnInvokeAsync(Turn turn, CancellationToken cancellation)
    {
        switch (turn.Activity.Name)
        {
            case CardActions.InvokeName:
                return buttons.OnPressedAsync(turn, cancellation);
            default:
                log.ActivityIgnored(turn.Activity.Name ?? "", turn.Activity.ChannelId ?? "");
                return Task.CompletedTask;
        }
    }
}
