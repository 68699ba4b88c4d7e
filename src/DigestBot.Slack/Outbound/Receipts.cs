using System.Net;
using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>What an HTTP outcome means: Slack says most of it in the body of a 200.</summary>
internal static class Receipts
{
    public static SlackReceipt Of(HttpResponseMessage response, JsonElement? body, bool isBare, DateTimeOffset now)
    {
        var error = body.Text("error");
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new(
                SlackStatus.Retry,
                Error: error ?? "ratelimited",
                Reason: SlackErrors.Sentence("ratelimited", null),
                RetryAfter: RetryAfter(response, now) ?? TimeSpan.FromSeconds(30)
            );
        if (error is not null)
            return new(
                SlackErrors.StatusOf(error),
                Error: error,
                Reason: SlackErrors.Sentence(error, Details(body)),
                RetryAfter: RetryAfter(response, now)
            );
        return response.IsSuccessStatusCode && (isBare || body.IsTrue("ok"))
            ? new(SlackStatus.Sent, Ts: body.Text("ts") ?? body.Text("message_ts"), Channel: body.Text("channel"))
            : Nameless(response.StatusCode, RetryAfter(response, now));
    }

    public static SlackReceipt Of(HttpRequestException problem) =>
        problem.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            ? new(SlackStatus.Retry, Reason: $"Slack could not be reached: {problem.Message}")
            : new(SlackStatus.Uncertain, Reason: $"The connection broke before Slack answered: {problem.Message}");

    public static SlackReceipt Silent(TimeSpan limit) =>
        new(SlackStatus.Uncertain, Reason: $"Slack did not answer within {limit.TotalSeconds:0} s.");

    /// <summary>An answer without a code: a gateway's page, or half an answer.</summary>
    private static SlackReceipt Nameless(HttpStatusCode status, TimeSpan? retryAfter) =>
        status switch
        {
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout => new(
                SlackStatus.Retry,
                Reason: $"Slack is not available (HTTP {(int)status}).",
                RetryAfter: retryAfter
            ),
            >= HttpStatusCode.InternalServerError => new(
                SlackStatus.Uncertain,
                Reason: $"Slack failed (HTTP {(int)status}).",
                RetryAfter: retryAfter
            ),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new(
                SlackStatus.Uncertain,
                Reason: "Slack's answer could not be read."
            ),
            _ => new(SlackStatus.Refused, Reason: $"Slack refused it (HTTP {(int)status})."),
        };

    private static string? Details(JsonElement? body)
    {
        if (body.Text("needed") is { } needed)
            return $"needed {needed}";
        var messages = body.Member("response_metadata").Member("messages").Items();
        return string.Join("; ", messages.Select(message => ((JsonElement?)message).Text())) is { Length: > 0 } all
            ? all
            : null;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => null,
        };
}
