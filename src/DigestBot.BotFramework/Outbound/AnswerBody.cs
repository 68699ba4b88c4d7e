using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

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
            return Parse(buffer.AsSpan(0, length));
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

    /// <summary>A text that is not UTF-8, from a proxy for instance, is no reason to lose what else it says.</summary>
    private static JsonElement Parse(Span<byte> utf8Json)
    {
        LoneSurrogates.Mend(utf8Json);
        return Utf8.IsValid(utf8Json)
            ? JsonElement.Parse(utf8Json)
            : JsonElement.Parse(Encoding.UTF8.GetString(utf8Json));
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
