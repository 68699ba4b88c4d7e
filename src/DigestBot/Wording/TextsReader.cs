using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Wording;

/// <summary>Reads a language's file. A text that is missing, or that nobody knows, is an error.</summary>
internal static class TextsReader
{
    /// <exception cref="JsonException">The file is not what the texts are.</exception>
    public static Texts Read(Stream json, CultureInfo culture) =>
        JsonSerializer.Deserialize(json, Json(culture).Texts)!;

    private static TextsJson Json(CultureInfo culture) =>
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                RespectRequiredConstructorParameters = true,
                RespectNullableAnnotations = true,
                UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
                Converters = { new PhraseConverter(), new PluralConverter(culture) },
            }
        );

    private sealed class PhraseConverter : JsonConverter<Phrase>
    {
        public override Phrase Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Phrase.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <summary>A plain text is the same for every number.</summary>
    private sealed class PluralConverter(CultureInfo culture) : JsonConverter<Plural>
    {
        public override Plural Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var element = JsonElement.ParseValue(ref reader);
            var forms =
                element.ValueKind == JsonValueKind.String
                    ? new() { ["other"] = Phrase.Parse(element.GetString()!) }
                    : element
                        .EnumerateObject()
                        .ToDictionary(form => form.Name, form => Phrase.Parse(form.Value.GetString()!));
            return forms.ContainsKey("other")
                ? new Plural(forms, culture)
                : throw new JsonException("A plural needs the form \"other\".");
        }

        public override void Write(Utf8JsonWriter writer, Plural value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}

[JsonSerializable(typeof(Texts))]
internal sealed partial class TextsJson : JsonSerializerContext;
