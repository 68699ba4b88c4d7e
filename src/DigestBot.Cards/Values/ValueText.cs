using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigestBot.Cards.Values;

/// <summary>How a value reads inside a text.</summary>
internal static class ValueText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Deepest = 64;

    /// <summary>What JavaScript's <c>toString</c> gives: a list's items with commas between.</summary>
    public static string Of(in Value value, int depth = 0) =>
        value.Kind switch
        {
            ValueKind.Text => value.Text,
            ValueKind.Number => NumberText.Of(value.Number),
            ValueKind.Boolean => value.Boolean ? "true" : "false",
            ValueKind.List when depth < Deepest => Join(ValueList.Items(value), ",", depth + 1),
            ValueKind.Map => "[object Object]",
            ValueKind.Null => "null",
            ValueKind.Undefined => "undefined",
            _ => "",
        };

    public static string Join(ReadOnlySpan<Value> items, string separator, int depth = 0)
    {
        var text = new StringBuilder();
        for (var index = 0; index < items.Length; index++)
            text.Append(index == 0 ? "" : separator).Append(items[index].IsNothing ? "" : Of(items[index], depth));
        return text.ToString();
    }

    /// <summary>What concat and string make of it: nothing for null, JSON for lists and maps.</summary>
    public static string Plainly(in Value value) =>
        value.IsNothing ? ""
        : value.Kind is ValueKind.List or ValueKind.Map ? Json(value)
        : Of(value);

    public static string Json(in Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            ValueWriter.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
