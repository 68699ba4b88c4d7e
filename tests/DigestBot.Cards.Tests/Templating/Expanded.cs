using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Templates and data as text in, JSON out.</summary>
internal static class Expanded
{
    public static JsonElement Card(string template, string data, string? host = null) =>
        JsonElement.Parse(Bytes(CardTemplate.Parse(Encoding.UTF8.GetBytes(template), "card.json"), data, host));

    /// <summary>What one string of a template becomes.</summary>
    public static string Text(string text, string data = "{}") =>
        Card(JsonSerializer.Serialize(text), data).GetRawText();

    public static byte[] Bytes(CardTemplate template, string data, string? host = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            template.Expand(JsonElement.Parse(data), writer, host is null ? null : JsonElement.Parse(host));
        return buffer.WrittenSpan.ToArray();
    }

    public static CardTemplateException Fault(string template) =>
        Should.Throw<CardTemplateException>(() => CardTemplate.Parse(Encoding.UTF8.GetBytes(template), "card.json"));
}
