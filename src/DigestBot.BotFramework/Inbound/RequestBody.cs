using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>A request's body up to a limit; null bytes mean it was larger.</summary>
internal static class RequestBody
{
    private const int Chunk = 16 * 1024;

    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength is { } length)
            return length > limit ? null : await ReadAsync(request, new byte[length]);
        using var body = new MemoryStream();
        var chunk = new byte[Chunk];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > limit)
                return null;
            body.Write(chunk, 0, read);
        }
        return body.ToArray();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, byte[] body)
    {
        await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
        return body;
    }
}
