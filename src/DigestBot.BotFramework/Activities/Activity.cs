using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.BotFramework;

/// <summary>The Bot Framework activity. Properties this project does not use survive a round trip unchanged.</summary>
/// <remarks>https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md</remarks>
public sealed class Activity
{
    public string? Type { get; set; }
    public string? Id { get; set; }

    /// <summary>When the channel sent it; null when absent or not a date. What came is written back as it came.</summary>
    [JsonIgnore]
    public DateTimeOffset? Timestamp
    {
        get => WireDate.Parse(TimestampAsItCame);
        set => TimestampAsItCame = WireDate.Format(value);
    }

    public string? LocalTimestamp { get; set; }
    public string? LocalTimezone { get; set; }
    public string? ServiceUrl { get; set; }
    public string? ChannelId { get; set; }
    public ChannelAccount? From { get; set; }
    public ConversationAccount? Conversation { get; set; }
    public ChannelAccount? Recipient { get; set; }
    public string? TextFormat { get; set; }
    public string? AttachmentLayout { get; set; }
    public IList<ChannelAccount>? MembersAdded { get; set; }
    public IList<ChannelAccount>? MembersRemoved { get; set; }
    public string? Locale { get; set; }
    public string? Text { get; set; }
    public string? Speak { get; set; }
    public string? InputHint { get; set; }
    public string? Summary { get; set; }
    public IList<Attachment>? Attachments { get; set; }
    public IList<JsonElement>? Entities { get; set; }
    public JsonElement? ChannelData { get; set; }
    public string? Action { get; set; }
    public string? ReplyToId { get; set; }
    public string? Name { get; set; }
    public JsonElement? Value { get; set; }
    public string? DeliveryMode { get; set; }

    [JsonInclude, JsonPropertyName("timestamp")]
    internal JsonElement? TimestampAsItCame { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    internal Activity Copy() => (Activity)MemberwiseClone();
}
