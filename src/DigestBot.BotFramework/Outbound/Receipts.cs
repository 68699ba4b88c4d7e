using System.Net;
using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>What an HTTP outcome of the Connector means for the one who sends.</summary>
internal static class Receipts
{
    public static SendReceipt NoConnection { get; } =
        new(SendStatus.Retry, Reason: "No connection to the channel came about in time.");

    public static SendReceipt Silence(TimeSpan timeout) =>
        new(SendStatus.Uncertain, Reason: $"The channel did not answer within {timeout.TotalSeconds:0} s.");

    public static SendReceipt Of(HttpResponseMessage response, JsonElement? body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new(SendStatus.Sent, body.Text("activityId") ?? body.Text("id"), status);
        var code = body.Member("error").Text("code");
        return new(
            StatusOf(response.StatusCode, code),
            null,
            status,
            Reason(response.StatusCode, code, body.Member("error").Text("message")),
            RetryAfter(response, now)
        );
    }

    public static SendReceipt Of(HttpRequestException problem) =>
        problem.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            ? new(SendStatus.Retry, Reason: $"The channel could not be reached: {problem.Message}")
            : new(SendStatus.Uncertain, Reason: $"The connection broke before the channel answered: {problem.Message}");

    /// <remarks>
    /// 502 and 504 come from a gateway that had passed the request on: nobody knows whether it was taken. 500 and 503 are the channel's own
    /// word that it was not.
    /// </remarks>
    private static SendStatus StatusOf(HttpStatusCode status, string? code) =>
        status switch
        {
            HttpStatusCode.RequestEntityTooLarge => SendStatus.TooLarge,
            HttpStatusCode.BadRequest when code == "MessageSizeTooBig" => SendStatus.TooLarge,
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone => Closed(status, code),
            HttpStatusCode.Unauthorized
            or HttpStatusCode.RequestTimeout
            or HttpStatusCode.PreconditionFailed
            or HttpStatusCode.TooManyRequests => SendStatus.Retry,
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => SendStatus.Uncertain,
            >= HttpStatusCode.InternalServerError => SendStatus.Retry,
            _ => SendStatus.Refused,
        };

    /// <summary>Only the channel itself can say that it is this conversation; a proxy's page or a word about all of them will pass.</summary>
    /// <remarks>
    /// The codes are Teams': https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
    /// </remarks>
    private static SendStatus Closed(HttpStatusCode status, string? code) =>
        code switch
        {
            "MessageWritesBlocked"
            or "BotNotInConversationRoster"
            or "ConversationBlockedByUser"
            or "ForbiddenOperationException" => SendStatus.Unreachable,
            "ActivityNotFoundInConversation" or "MemberNotFoundInConversation" => SendStatus.Refused,
            null or "" or "ServiceError" or "BotNotRegistered" => SendStatus.Retry,
            _ => status == HttpStatusCode.Forbidden ? SendStatus.Retry : SendStatus.Unreachable,
        };

    private static string Reason(HttpStatusCode status, string? code, string? message)
    {
        var meaning = (status, code) switch
        {
            (_, "MessageWritesBlocked" or "ConversationBlockedByUser" or "ForbiddenOperationException") =>
                "The bot is blocked or was uninstalled.",
            (_, "BotNotInConversationRoster") => "The bot is not a member of the conversation.",
            (HttpStatusCode.Unauthorized, _) =>
                "The channel refuses the bot's token, also a new one; check MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId against the registration.",
            (_, "BotDisabledByAdmin") => "An administrator has blocked the bot.",
            (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone, null or "") =>
                "What answered was not the channel; a proxy, perhaps.",
            (HttpStatusCode.Forbidden, _) => "The channel does not let the bot write here.",
            (HttpStatusCode.NotFound or HttpStatusCode.Gone, _) => "The conversation, or the message in it, is gone.",
            (HttpStatusCode.RequestEntityTooLarge, _) or (_, "MessageSizeTooBig") => "The message is too large.",
            (HttpStatusCode.TooManyRequests, _) => "The channel asks the bot to slow down.",
            (HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout, _) =>
                "A gateway lost the channel's answer; it may have arrived.",
            (>= HttpStatusCode.InternalServerError, _) => "The channel failed.",
            _ => "The channel refused it.",
        };
        var details = string.Join(": ", new[] { code, message }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return details.Length == 0 ? meaning : $"{meaning} ({Short(details)})";
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => null,
        };
}
