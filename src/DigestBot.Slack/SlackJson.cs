using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Slack;

/// <summary>The protocol's shapes as JSON: snake_case, without nulls.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(ChallengeBody))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(ViewBody))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>For writing to the wire: Slack counts characters, so "ü" must not become "\u00fc".</summary>
    public static SlackJson Wire =>
        field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>The answer to <c>url_verification</c>.</summary>
internal sealed record ChallengeBody(string Challenge);

/// <summary>A <see cref="SlackAnswer"/> as Slack reads it.</summary>
internal sealed record AnswerBody(
    string ResponseType,
    string Text,
    JsonElement? Blocks,
    bool? ReplaceOriginal,
    bool? DeleteOriginal,
    string? ThreadTs
)
{
    public static AnswerBody Of(SlackAnswer answer) =>
        new(
            answer.IsPublic ? "in_channel" : "ephemeral",
            answer.Text,
            answer.Blocks,
            answer.ReplaceOriginal,
            answer.DeleteOriginal ? true : null,
            answer.ThreadTs
        );
}
