using System.Text.Json.Serialization;
using DigestBot.BotFramework;

namespace DigestBot.Channels.Slack;

/// <summary>That somebody is spoken to, as activities say it.</summary>
internal sealed record MentionEntity(string Type, ChannelAccount Mentioned);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(MentionEntity))]
internal sealed partial class SlackChannelJson : JsonSerializerContext;
