using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace DigestBot.BotFramework;

/// <summary>Bodies that only this library writes and reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonReading.MaxDepth
)]
[JsonSerializable(typeof(CardInvokeAnswer))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ExtensionBody))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(DirectLineOpened))]
[JsonSerializable(typeof(DirectLineOpening))]
[JsonSerializable(typeof(DirectLineTicket))]
[JsonSerializable(typeof(ActivityIdBody))]
internal sealed partial class WireJson : JsonSerializerContext
{
    public static WireJson Wire =>
        field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
