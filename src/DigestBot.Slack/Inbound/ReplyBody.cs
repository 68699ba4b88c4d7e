using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>A reply as JSON, for a response or a socket's acknowledgement.</summary>
internal static class ReplyBody
{
    /// <summary>An answer that is given again is written once.</summary>
    private static readonly ConditionalWeakTable<SlackAnswer, byte[]> _written = [];

    public static byte[] Of(SlackReply reply) =>
        reply switch
        {
            SlackReply.Message message => _written.GetValue(message.Answer, Write),
            SlackReply.Body body => JsonSerializer.SerializeToUtf8Bytes(body.Json, SlackJson.Wire.JsonElement),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static byte[] Write(SlackAnswer answer) =>
        JsonSerializer.SerializeToUtf8Bytes(AnswerBody.Of(answer), SlackJson.Wire.AnswerBody);
}
