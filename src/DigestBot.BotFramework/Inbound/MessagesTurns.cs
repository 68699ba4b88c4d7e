using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>Runs the bot on an activity and writes what it answered; false when the bot threw and nothing was written.</summary>
internal sealed class MessagesTurns(
    TurnRunner runner,
    ConnectorClient connector,
    QuickRetry retry,
    InvokeAnswers invokes
)
{
    public Task<bool> RunAsync(Activity activity, HttpResponse response) =>
        activity.DeliveryMode == DeliveryModes.ExpectReplies ? CollectAsync(activity, response)
        : activity.Type == ActivityTypes.Invoke ? InvokeAsync(activity, response)
        : runner.RunAsync(new ConnectorTurn(activity, connector, retry));

    private async Task<bool> CollectAsync(Activity activity, HttpResponse response)
    {
        var turn = new CollectingTurn(activity, connector);
        if (!await runner.RunAsync(turn))
            return false;
        await response.JsonAsync(StatusCodes.Status200OK, turn.Replies(), WireJson.Wire.ExpectedReplies);
        return true;
    }

    private async Task<bool> InvokeAsync(Activity activity, HttpResponse response)
    {
        var answer = await invokes.OnceAsync(activity, () => AnswerAsync(activity));
        if (answer?.Body is { ValueKind: not JsonValueKind.Undefined } body)
            await response.JsonAsync(answer.Status, body, BotFrameworkJson.Wire.JsonElement);
        else if (answer is not null)
            response.StatusCode = answer.Status;
        return answer is not null;
    }

    private async Task<InvokeResponse?> AnswerAsync(Activity invoke)
    {
        var turn = new ConnectorTurn(invoke, connector, retry);
        return await runner.RunAsync(turn)
            ? turn.InvokeResponse ?? new InvokeResponse(StatusCodes.Status501NotImplemented)
            : null;
    }
}
