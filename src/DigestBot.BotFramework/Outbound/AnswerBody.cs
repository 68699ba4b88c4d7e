using System.Buffers;
using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>What a Connector answered.</summary>
internal static class AnswerBody
{
    private const int Usual = 4 * 1024;
    private const int Most = 4 * 1024 * 1024;

    /// <summary>The status has been seen, so a body that breaks off, is too long or no JSON changes nothing about the outcome.</summary>
    public static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Usual);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var read)
                if ((length += read) > Most)
                    return null;
                else if (length == buffer.Length)
                    buffer = Larger(buffer);
            LoneSurrogates.Mend(buffer.AsSpan(0, length));
            return JsonElement.Parse(buffer.AsSpan(0, length));
        }
        catch (Exception problem)
            when (problem is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
