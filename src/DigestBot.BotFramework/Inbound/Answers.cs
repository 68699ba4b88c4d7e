using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>The responses of this protocol's endpoints.</summary>
internal static class Answers
{
    public static void Unauthorized(this HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers.WWWAuthenticate = "Bearer";
    }

    public static Task ProblemAsync(this HttpResponse response, int status, string code, string message) =>
        response.JsonAsync(status, new ErrorBody(new(code, message)), WireJson.Wire.ErrorBody);

    public static Task TooLargeAsync(this HttpResponse response, int limit) =>
        response.ProblemAsync(413, "MessageSizeTooBig", $"An activity may have at most {limit} bytes.");

    public static Task JsonAsync<T>(this HttpResponse response, int status, T body, JsonTypeInfo<T> type)
    {
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted).AsTask();
    }
}
