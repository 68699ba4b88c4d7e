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
            if (read.Buffer.Length > limit)
                return null;
            if (read.IsCompleted)
                return Whole(read.Buffer);
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        byte[] Whole(ReadOnlySequence<byte> buffer)
        {
            var whole = buffer.ToArray();
            body.AdvanceTo(buffer.End);
            return whole;
        }
    }
}
