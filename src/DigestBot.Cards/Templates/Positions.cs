using System.Text;
using System.Text.Json;
using DigestBot.Cards.Expressions;

namespace DigestBot.Cards.Templates;

/// <summary>Says at which line and column of a template something is wrong.</summary>
internal static class Positions
{
    public static CardTemplateException At(ReadOnlySpan<byte> json, string name, int offset, string fault)
    {
        var before = json[..Math.Clamp(offset, 0, json.Length)];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new CardTemplateException(
            name,
            before.Count((byte)'\n') + 1,
            Encoding.UTF8.GetCharCount(line) + 1,
            fault
        );
    }

    /// <param name="start">Where the text's opening quote is.</param>
    public static CardTemplateException Fault(
        ReadOnlySpan<byte> json,
        string name,
        int start,
        ExpressionFaultException fault
    ) => At(json, name, start + 1 + Raw(json[(start + 1)..], fault.At), fault.Message);

    public static CardTemplateException Broken(ReadOnlySpan<byte> json, string name, JsonException broken)
    {
        var offset = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--)
            offset += json[offset..].IndexOf((byte)'\n') + 1;
        var end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? broken.Message : broken.Message[..end];
        return At(json, name, offset + (int)(broken.BytePositionInLine ?? 0), $"This is not valid JSON: {reason}");
    }

    /// <summary>How many bytes of a JSON text stand before its character, escapes being longer than what they mean.</summary>
    private static int Raw(ReadOnlySpan<byte> text, int characters)
    {
        var at = 0;
        while (characters > 0 && at < text.Length)
            if (text[at] == '\\')
            {
                at += text[(at + 1)..] is [(byte)'u', ..] ? 6 : 2;
                characters--;
            }
            else
            {
                Rune.DecodeFromUtf8(text[at..], out var rune, out var bytes);
                at += bytes;
                characters -= rune.Utf16SequenceLength;
            }
        return at;
    }
}
