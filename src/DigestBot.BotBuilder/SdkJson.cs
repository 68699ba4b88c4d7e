using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DigestBot.BotBuilder;

/// <summary>Between this project's shapes and the SDK's by their common JSON. Newtonsoft would turn texts that look like dates into others.</summary>
internal static class SdkJson
{
    private static readonly JsonSerializerSettings _asItStands = new()
    {
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = null,
    };

    public static Microsoft.Bot.Schema.Activity Of(Activity activity) =>
        Read<Microsoft.Bot.Schema.Activity>(ActivityJson.Write(activity));

    public static Microsoft.Bot.Schema.ConversationReference Of(ConversationReference reference) =>
        Read<Microsoft.Bot.Schema.ConversationReference>(Text(reference, ActivityJson.ConversationReference));

    public static Microsoft.Bot.Schema.ConversationParameters Of(ConversationParameters parameters) =>
        Read<Microsoft.Bot.Schema.ConversationParameters>(
            Text(parameters, BotFrameworkJson.Wire.ConversationParameters)
        );

    public static Microsoft.Bot.Builder.InvokeResponse Of(InvokeResponse answer) =>
        new() { Status = answer.Status, Body = answer.Body is { } body ? new JRaw(body.GetRawText()) : null };

    /// <summary>As an activity among expected replies, where the SDK would not write it in the protocol's own names.</summary>
    public static Microsoft.Bot.Schema.Activity ActivityOf(InvokeResponse answer) =>
        Of(
            new Activity
            {
                Type = ActivityTypes.InvokeResponse,
                Value = System.Text.Json.JsonSerializer.SerializeToElement(
                    answer,
                    BotFrameworkJson.Default.InvokeResponse
                ),
            }
        );

    public static ChannelAccount Of(Microsoft.Bot.Schema.ChannelAccount account) =>
        ActivityJson
            .Element(JsonConvert.SerializeObject(account, _asItStands))
            .Deserialize(BotFrameworkJson.Default.ChannelAccount)!;

    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, _asItStands)!;

    private static string Text<T>(T value, JsonTypeInfo<T> type) =>
        System.Text.Json.JsonSerializer.Serialize(value, type);
}
