using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Whether Slack would take something, known before it is sent.</summary>
public static class SlackFit
{
    /// <summary>Null when the message is within Slack's limits; else the receipt that sending it would bring.</summary>
    public static SlackReceipt? Objection(SlackMessage message) => PayloadCheck.Message(message)?.Receipt;

    /// <summary>The same of a dialog or Home tab.</summary>
    public static SlackReceipt? Objection(JsonElement view) => PayloadCheck.View(view)?.Receipt;
}
