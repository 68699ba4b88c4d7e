using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DigestBot.Channels;

/// <summary>
/// A template says with <c>Action.Execute</c> what happens in place and with <c>Action.Submit</c> what brings a new message. Here that becomes
/// what a channel knows: Teams gets each <c>Action.Execute</c> with its verb and a way out for old clients, the others get <c>Action.Submit</c>.
/// </summary>
internal static class CardForms
{
    /// <summary>The field of a button's data that leads back; only a card that is edited in place needs it.</summary>
    public const string Back = "back";

    private const string Execute = "Action.Execute";
    private const string Refresh = "refresh";

    public static JsonElement WithExecute(JsonElement card) => Written(writer => Write(writer, card, executes: true));

    /// <summary>Without what works in place only: the refreshing, and buttons whose fallback is to be dropped.</summary>
    public static JsonElement WithSubmit(JsonElement card) => Written(writer => Write(writer, card, executes: false));

    /// <summary>The card as one reader's view: it is shown again by <paramref name="again"/>, and to nobody else.</summary>
    public static JsonElement For(string reader, JsonElement card, ButtonData again, string title) =>
        Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in card.EnumerateObject().Where(property => property.Name != Refresh))
                Copy(writer, property);
            writer.WriteStartObject(Refresh);
            writer.WriteStartObject("action");
            writer.WriteString("type", Execute);
            writer.WriteString("title", title);
            writer.WriteString("verb", again.Verb);
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, again, ButtonJson.Default.ButtonData);
            writer.WriteEndObject();
            writer.WriteStartArray("userIds");
            writer.WriteStringValue(reader);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    private static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            write(writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, bool executes)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when IsExecute(element):
                WriteAction(writer, element, executes);
                break;
            case JsonValueKind.Object:
                WriteObject(writer, element, executes);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    if (executes || !IsDropped(item))
                        Write(writer, item, executes);
                writer.WriteEndArray();
                break;
            default:
                Copy(writer, element);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element, bool executes)
    {
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
            if (property.Name == "data")
                Copy(writer, property);
            else if (property.Name == Refresh)
                WriteRefresh(writer, property.Value, executes);
            else if (executes || !IsDropped(property.Value))
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Value, executes);
            }
        writer.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter writer, JsonElement action, bool executes)
    {
        if (!executes)
        {
            WriteSubmit(writer, action);
            return;
        }
        WriteExecute(writer, action);
        if (!action.TryGetProperty("fallback", out _))
        {
            writer.WritePropertyName("fallback");
            WriteSubmit(writer, action);
        }
        writer.WriteEndObject();
    }

    private static void WriteRefresh(Utf8JsonWriter writer, JsonElement refresh, bool executes)
    {
        if (!executes)
            return;
        writer.WriteStartObject(Refresh);
        writer.WritePropertyName("action");
        WriteExecute(writer, refresh.GetProperty("action"));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The verb stands in the data, where <c>Action.Submit</c> has it too; <c>Action.Execute</c> wants it on its own as well.</summary>
    private static void WriteExecute(Utf8JsonWriter writer, JsonElement action)
    {
        writer.WriteStartObject();
        foreach (var property in action.EnumerateObject())
            Copy(writer, property);
        if (
            action.TryGetProperty("data", out var data)
            && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("verb", out var verb)
        )
        {
            writer.WritePropertyName("verb");
            Copy(writer, verb);
        }
    }

    private static void WriteSubmit(Utf8JsonWriter writer, JsonElement action)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Action.Submit");
        foreach (var property in action.EnumerateObject().Where(of => of.Name is not ("type" or "verb" or "fallback")))
            if (property.Name == "data" && property.Value.ValueKind == JsonValueKind.Object)
                WriteWithoutBack(writer, property.Value);
            else
                Copy(writer, property);
        writer.WriteEndObject();
    }

    private static void WriteWithoutBack(Utf8JsonWriter writer, JsonElement data)
    {
        writer.WriteStartObject("data");
        foreach (var field in data.EnumerateObject().Where(field => field.Name != Back))
            Copy(writer, field);
        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, JsonProperty property)
    {
        writer.WritePropertyName(property.Name);
        Copy(writer, property.Value);
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement element) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);

    private static bool IsExecute(JsonElement element) =>
        element.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals(Execute);

    private static bool IsDropped(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && IsExecute(element)
        && element.TryGetProperty("fallback", out var fallback)
        && fallback.ValueKind == JsonValueKind.String
        && fallback.ValueEquals("drop");
}
