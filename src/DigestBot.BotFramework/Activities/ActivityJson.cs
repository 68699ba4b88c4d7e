using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DigestBot.BotFramework;

/// <summary>The protocol's JSON for hosts that store or show it: camelCase, without nulls, letters of every script unescaped.</summary>
public static class ActivityJson
{
    public static JsonTypeInfo<Activity> Activity => BotFrameworkJson.Wire.Activity;

    /// <summary>Stores a reference whole, unknown properties included.</summary>
    public static JsonTypeInfo<ConversationReference> ConversationReference =>
        BotFrameworkJson.Wire.ConversationReference;

    /// <summary>Reads an activity of any origin.</summary>
    /// <exception cref="JsonException">It is not an activity.</exception>
    public static Activity Read(ReadOnlySpan<byte> utf8Json)
    {
        var (activity, problem) = ActivityReading.Of(utf8Json.ToArray());
        return activity ?? throw new JsonException(problem);
    }

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Activity);

    /// <summary>Wraps JSON text as an attachment's content or an invoke's body.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonElement Element(string json) =>
        JsonSerializer.Deserialize(json, BotFrameworkJson.Default.JsonElement);
}
