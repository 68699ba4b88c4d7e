using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DigestBot.Slack;

/// <summary>How arguments travel: methods that write take JSON, methods that read take forms only.</summary>
internal static class Contents
{
    public static Func<HttpContent> Json<T>(T arguments, JsonTypeInfo<T> type) =>
        () =>
            new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(arguments, type))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } },
            };

    /// <summary>Arguments without a value are left out.</summary>
    public static Func<HttpContent> Form(params (string Name, string? Value)[] arguments) =>
        () =>
            new FormUrlEncodedContent(
                arguments
                    .Where(argument => argument.Value is not null)
                    .Select(argument => KeyValuePair.Create(argument.Name, argument.Value!))
            );
}
