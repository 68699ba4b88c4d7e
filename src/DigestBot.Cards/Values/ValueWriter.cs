using System.Text.Json;

namespace DigestBot.Cards.Values;

/// <summary>Writes a value as JSON, whatever is wrong with it.</summary>
internal static class ValueWriter
{
    /// <summary>Nothing sensible is nested deeper; what is, becomes null.</summary>
    private const int Deepest = 128;

    public static void Write(Utf8JsonWriter writer, in Value value, int depth = 0)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case ValueKind.Number:
                WriteNumber(writer, value);
                break;
            case ValueKind.Text:
                WriteText(writer, value);
                break;
            case ValueKind.List when depth < Deepest && HasRoom(writer):
                WriteList(writer, value, depth);
                break;
            case ValueKind.Map when depth < Deepest && HasRoom(writer):
                WriteMap(writer, value, depth);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static bool HasRoom(Utf8JsonWriter writer) =>
        writer.CurrentDepth + 2 < (writer.Options.MaxDepth is > 0 and var deepest ? deepest : 1000);

    private static void WriteNumber(Utf8JsonWriter writer, in Value value)
    {
        if (!value.IsComputed)
            value.Element.WriteTo(writer);
        else if (double.IsFinite(value.Number))
            writer.WriteRawValue(NumberText.Of(value.Number), skipInputValidation: true);
        else
            writer.WriteNullValue();
    }

    private static void WriteText(Utf8JsonWriter writer, in Value value)
    {
        if (value.IsComputed)
            writer.WriteStringValue(value.Text);
        else
            WriteView(writer, value.Element);
    }

    private static void WriteView(Utf8JsonWriter writer, JsonElement element)
    {
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element)[1..^1];
        if (raw.IndexOf((byte)'\\') < 0)
            writer.WriteStringValue(raw);
        else
            writer.WriteStringValue(JsonText.Unescape(raw));
    }

    private static void WriteList(Utf8JsonWriter writer, in Value list, int depth)
    {
        writer.WriteStartArray();
        WriteItems(writer, list, depth);
        writer.WriteEndArray();
    }

    /// <summary>The items without the brackets.</summary>
    public static void WriteItems(Utf8JsonWriter writer, in Value list, int depth = 0)
    {
        if (list.ComputedItems is { } items)
            foreach (var item in items)
                Write(writer, item, depth + 1);
        else
            foreach (var item in list.Element.EnumerateArray())
                Write(writer, Value.From(item), depth + 1);
    }

    private static void WriteMap(Utf8JsonWriter writer, in Value map, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in ValueList.Properties(map))
        {
            if (value.Kind == ValueKind.Undefined)
                continue;
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }
        writer.WriteEndObject();
    }
}
