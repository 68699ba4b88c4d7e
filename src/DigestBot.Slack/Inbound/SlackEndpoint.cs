using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>What Slack posts: whether it is Slack's, what it is, and how soon Slack is answered.</summary>
internal sealed class SlackEndpoint(
    SlackSettings settings,
    SlackSignature signature,
    Intake intake,
    ILogger<SlackEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext context, SlackDoor door)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = HttpMethods.Post;
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (signature.Objection(request.Headers) is { } objection)
            Refuse(response, StatusCodes.Status401Unauthorized, objection);
        else if (await ReadAsync(context) is not { } body)
            return;
        else if (!signature.Matches(request.Headers, body))
            Refuse(response, StatusCodes.Status401Unauthorized, "Its signature is not Slack's.");
        else
            await AnswerAsync(context, RequestReader.Read(door, request.ContentType, body));
    }

    /// <summary>The body, or null when the response says what is wrong with it.</summary>
    private async Task<byte[]?> ReadAsync(HttpContext context)
    {
        try
        {
            if (await RequestBody.ReadAsync(context.Request, settings.MaxBodyBytes) is { } body)
                return body;
            var most = $"A request may have at most {settings.MaxBodyBytes} bytes.";
            Refuse(context.Response, StatusCodes.Status413PayloadTooLarge, most);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            Refuse(context.Response, StatusCodes.Status400BadRequest, problem.Message);
        }
        return null;
    }

    private async Task AnswerAsync(HttpContext context, InboundReading reading)
    {
        switch (reading)
        {
            case InboundReading.Challenge challenge:
                await WriteAsync(context, Bytes(new ChallengeBody(challenge.Text)));
                break;
            case InboundReading.Ignored ignored:
                Log.Ignored(logger, ignored.Why);
                break;
            case InboundReading.Taken taken:
                await TakeAsync(context, taken.Inbound);
                break;
            case InboundReading.Invalid invalid:
                Refuse(context.Response, StatusCodes.Status400BadRequest, invalid.Problem);
                break;
        }
    }

    private async Task TakeAsync(HttpContext context, SlackInbound inbound)
    {
        var admission = await intake.TakeAsync(inbound, context.RequestAborted);
        if (admission is Admission.Full)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (admission is Admission.Accepted { Work: var work } && await work.InTimeAsync() is { } reply)
            await WriteAsync(context, ReplyBody.Of(reply));
    }

    private void Refuse(HttpResponse response, int status, string problem)
    {
        Log.Refused(logger, status, problem);
        response.StatusCode = status;
    }

    private static byte[] Bytes(ChallengeBody body) =>
        JsonSerializer.SerializeToUtf8Bytes(body, SlackJson.Wire.ChallengeBody);

    private static async Task WriteAsync(HttpContext context, byte[] json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}
