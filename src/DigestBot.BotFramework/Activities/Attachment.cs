using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.BotFramework;

/// <summary>A card or a file that goes with an activity.</summary>
public sealed class Attachment
{
    public string? ContentType { get; set; }
    public string? ContentUrl { get; set; }

    [JsonConverter(typeof(RawElement))]
    public JsonElement? Content { get; set; }
    public string? Name { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
