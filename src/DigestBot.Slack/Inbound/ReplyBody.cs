using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>A reply as JSON, for a response or a socket's acknowledgement.</summary>
internal static class ReplyBody
{
    public static byte[] Of(SlackReply reply) =>
        reply switch
        {
            SlackReply.Message message => JsonSerializer.SerializeToUtf8Bytes(
                AnswerBody.Of(message.Answer),
                SlackJson.Wire.AnswerBody
            ),
            SlackReply.Body body => JsonSerializer.SerializeToUtf8Bytes(body.Json, SlackJson.Wire.JsonElement),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
