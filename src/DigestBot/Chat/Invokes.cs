using DigestBot.BotFramework;
using DigestBot.Chat.Teams;

namespace DigestBot.Chat;

/// <summary>Invokes: what asks for an answer in the response itself. What is not answered here is answered 501.</summary>
internal sealed class Invokes(CardButtons buttons, MessageExtension extension, ILogger<Invokes> log)
{
    public async Task OnInvokeAsync(Turn turn, CancellationToken cancellation)
    {
        switch (turn.Activity.Name)
        {
            case CardActions.InvokeName:
                await buttons.OnPressedAsync(turn, cancellation);
                break;
            case { } name when ExtensionQueryReading.IsExtensions(name):
                turn.InvokeResponse = await extension.AnswerAsync(turn.Activity, cancellation);
                break;
            default:
                log.ActivityIgnored(turn.Activity.Name ?? "", turn.Activity.ChannelId ?? "");
                break;
        }
    }
}
