using Microsoft.AspNetCore.Http;

namespace DigestBot.Slack;

/// <summary>A request's body up to a limit; null bytes mean it was larger.</summary>
internal static class RequestBody
{
    private const int Chunk = 8 * 1024;

    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
            return null;
        if (request.ContentLength is { } length)
            return await ExactlyAsync(request, (int)length);
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

    private static async Task<byte[]> ExactlyAsync(HttpRequest request, int length)
    {
        var body = new byte[length];
        await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
        return body;
    }
}
