using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Channels;

/// <summary>What a button sends back. Fields that do not matter to its verb are left out.</summary>
internal sealed record ButtonData(string Verb)
{
    /// <summary>A field whose meaning changes makes a new version; a new field does not.</summary>
    public const int Version = 1;

    private const string Versions = "1";

    public int V { get; } = Version;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Words { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? When { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Article { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Section { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Subscription { get; init; }

    /// <summary>Where a list goes on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    /// <summary>How many are left after those that are shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Count { get; init; }

    /// <summary>The sections a digest shows: <c>12 13* 14</c>, with a mark on those that were updated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sections { get; init; }

    /// <summary>The language of what the button carries in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The line above a digest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kicker { get; init; }

    /// <summary>What an alert is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Heading { get; init; }

    /// <summary>The card it was pressed on, to come back to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ButtonData? Back { get; init; }

    /// <summary>The button whose data it is; null when it is none of a card of ours. What it has not is null, what it should not have is left out.</summary>
    public static ButtonData? Read(JsonElement? data) => Read(data, Way.MostBack);

    /// <summary>Whether this version knows what the fields mean: a card may be from a newer one that ran here, or from another bot.</summary>
    public static bool IsReadable(JsonElement? data) =>
        Member(data, "v") is not { } version || Text(data, "v") == Versions || version.ValueKind == JsonValueKind.Null;

    private static ButtonData? Read(JsonElement? data, int back)
    {
        if (Text(data, "verb") is not { Length: > 0 } verb)
            return null;
        return new ButtonData(verb)
        {
            Words = Text(data, "words"),
            When = Text(data, "when"),
            Topic = Text(data, "topic"),
            Article = Text(data, "article"),
            Section = Text(data, "section"),
            Subscription = Text(data, "subscription"),
            From = Text(data, "from"),
            Count = Text(data, "count"),
            Sections = Text(data, "sections"),
            Language = Text(data, "language"),
            Kicker = Text(data, "kicker"),
            Heading = Text(data, "heading"),
            Back = back > 0 ? Read(Member(data, CardForms.Back), back - 1) : null,
        };
    }

    private static string? Text(JsonElement? data, string name) =>
        Member(data, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? Short(value.GetString()!)
        : value.ValueKind == JsonValueKind.Number ? Short(value.GetRawText())
        : null;

    private static JsonElement? Member(JsonElement? data, string name) =>
        data is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var value) ? value : null;

    /// <summary>No button of ours says more in one field.</summary>
    private static string? Short(string text) => text.Length <= 1000 ? text : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ButtonData))]
internal sealed partial class ButtonJson : JsonSerializerContext;
