using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace DigestBot.BotBuilder;

/// <summary>What the SDK's answers and exceptions mean for the one who sends.</summary>
internal static class SdkReceipts
{
    private const string RetryAfter = "Retry-After";

    public static SendReceipt Sent(string? activityId, HttpResponseMessage? response = null) =>
        new(SendStatus.Sent, string.IsNullOrEmpty(activityId) ? null : activityId, (int?)response?.StatusCode);

    /// <summary>Null for what is neither the channel's nor the network's doing.</summary>
    public static SendReceipt? Of(Exception failure, DateTimeOffset now) =>
        failure switch
        {
            ErrorResponseException { Response: { } response } => Of(response, now),
            HttpOperationException { Response: { } response } => Of(response, now),
            SerializationException => Sent(null),
            HttpRequestException problem => Receipts.Of(problem),
            _ => null,
        };

    private static SendReceipt Of(HttpResponseMessageWrapper answer, DateTimeOffset now)
    {
        using var response = new HttpResponseMessage(answer.StatusCode);
        if (answer.Headers.TryGetValue(RetryAfter, out var wait))
            response.Headers.TryAddWithoutValidation(RetryAfter, wait);
        return Receipts.Of(response, Parsed(answer.Content), now);
    }

    private static JsonElement? Parsed(string? content)
    {
        try
        {
            return string.IsNullOrEmpty(content) ? null : ActivityJson.Element(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
