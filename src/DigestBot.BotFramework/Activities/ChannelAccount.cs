using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.BotFramework;

/// <summary>A user or a bot, as one channel knows it.</summary>
public sealed class ChannelAccount
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? AadObjectId { get; set; }
    public string? Role { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
