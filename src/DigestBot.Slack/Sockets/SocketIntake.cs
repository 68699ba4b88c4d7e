using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>From an envelope to its acknowledgement, by the same door as what comes over HTTP.</summary>
internal sealed class SocketIntake(Intake intake, ILogger<SocketIntake> logger)
{
    /// <returns>What to send back; null leaves it unacknowledged, and Slack sends it again.</returns>
    public async Task<byte[]?> AnswerAsync(string id, JsonElement envelope, CancellationToken cancellation)
    {
        switch (Read(envelope))
        {
            case InboundReading.Taken taken:
                return await TakeAsync(id, taken.Inbound, cancellation);
            case InboundReading.Invalid invalid:
                Log.EnvelopeRefused(logger, invalid.Problem);
                break;
            case InboundReading.Ignored ignored:
                Log.Ignored(logger, ignored.Why);
                break;
        }
        return Acknowledgement(id, null);
    }

    private async Task<byte[]?> TakeAsync(string id, SlackInbound inbound, CancellationToken cancellation) =>
        await intake.TakeAsync(inbound, cancellation) switch
        {
            Admission.Accepted { Work: var work } => Acknowledgement(id, await work.InTimeAsync()),
            Admission.Repeated => Acknowledgement(id, null),
            _ => null,
        };

    private static InboundReading Read(JsonElement envelope) =>
        (envelope.Text("type"), envelope.Member("payload")) switch
        {
            ("events_api", { } payload) => EventReader.Read(payload),
            ("slash_commands", { } payload) => CommandReader.Read(payload),
            ("interactive", { } payload) => InteractionReader.Read(payload),
            _ => new InboundReading.Ignored("It is of a kind that is not known."),
        };

    private static byte[] Acknowledgement(string id, SlackReply? reply)
    {
        var body = new JsonObject { ["envelope_id"] = id };
        if (reply is not null)
            body["payload"] = JsonNode.Parse(ReplyBody.Of(reply));
        return JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(body.ToJsonString()), SlackJson.Wire.JsonElement);
    }
}
