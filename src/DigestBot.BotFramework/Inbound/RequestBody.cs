using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>A request's body up to a limit; null bytes mean it was larger.</summary>
internal static class RequestBody
{
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
            return null;
        var body = request.BodyReader;
        while (true)
        {
            if (!body.TryRead(out var read))
                read = await body.ReadAsync(request.HttpContext.RequestAborted);
            var isTooLong = read.Buffer.Length > limit;
            if (isTooLong || read.IsCompleted)
            {
                var whole = isTooLong ? null : read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return whole;
            }
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
