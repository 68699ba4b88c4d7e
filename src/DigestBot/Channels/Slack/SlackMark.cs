using System.Globalization;
using System.Text.Json;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Metadata that tells a posted message of a delivery from every other, and its parts from each other.</summary>
internal static class SlackMark
{
    private const string EventType = "digestbot_delivery";

    /// <param name="part">0 for the message, 1 and up for the replies in its thread.</param>
    public static SlackMetadata Of(Posting posting, int part) =>
        new(
            EventType,
            JsonSerializer.SerializeToElement(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["delivery"] = Text(posting.Delivery),
                    ["due"] = Text(posting.Due.ToUnixTimeMilliseconds()),
                    ["part"] = Text(part),
                }
            )
        );

    /// <summary>Which part of the delivery a message is; null when it is none.</summary>
    public static int? PartOf(PostedMessage message, Posting posting) =>
        message is { BotId: not null, Metadata: { EventType: EventType, EventPayload: var payload } }
        && Is(payload, "delivery", Text(posting.Delivery))
        && Is(payload, "due", Text(posting.Due.ToUnixTimeMilliseconds()))
        && payload.TryGetProperty("part", out var part)
        && int.TryParse(part.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool Is(JsonElement payload, string name, string expected) =>
        payload.TryGetProperty(name, out var value) && value.ToString() == expected;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
