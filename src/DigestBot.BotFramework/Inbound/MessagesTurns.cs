using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>Runs the bot on an activity and writes what it answered; false when the bot threw and nothing was written.</summary>
internal sealed class MessagesTurns(TurnRunner runner, ConnectorClient connector, QuickRetry retry)
{
    public Task<bool> RunAsync(Activity activity, HttpResponse response) =>
        activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? CollectAsync(activity, response)
            : AnswerAsync(activity, response);

    private async Task<bool> CollectAsync(Activity activity, HttpResponse response)
    {
        var turn = new CollectingTurn(activity, connector);
        if (!await runner.RunAsync(turn))
            return false;
        await response.JsonAsync(StatusCodes.Status200OK, turn.Replies(), WireJson.Wire.ExpectedReplies);
        return true;
    }

    private async Task<bool> AnswerAsync(Activity activity, HttpResponse response)
    {
        var turn = new ConnectorTurn(activity, connector, retry);
        if (!await runner.RunAsync(turn))
            return false;
        if (activity.Type == ActivityTypes.Invoke)
            await AnswerInvokeAsync(turn.InvokeResponse, response);
        return true;
    }

    private static async Task AnswerInvokeAsync(InvokeResponse? answer, HttpResponse response)
    {
        if (answer?.Body is { ValueKind: not JsonValueKind.Undefined } body)
            await response.JsonAsync(answer.Status, body, BotFrameworkJson.Wire.JsonElement);
        else
            response.StatusCode = answer?.Status ?? StatusCodes.Status501NotImplemented;
    }
}
