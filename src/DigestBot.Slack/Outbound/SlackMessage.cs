using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>A message to post, or to stand instead of an earlier one.</summary>
public sealed record SlackMessage
{
    /// <summary>A channel, or a user for the direct conversation.</summary>
    public required string Channel { get; init; }

    /// <summary>Read aloud and shown in notifications; the whole message when there are no blocks. Slack's mrkdwn: escape data.</summary>
    public required string Text { get; init; }

    /// <summary>An array of Block Kit blocks.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>Data that nobody sees and that is read back with the message.</summary>
    public SlackMetadata? Metadata { get; init; }

    /// <summary>The thread it goes to.</summary>
    public string? ThreadTs { get; init; }
}

/// <summary>Data of the app's own at a message.</summary>
/// <param name="EventPayload">An object of texts, numbers and flags, or of objects of these.</param>
public sealed record SlackMetadata(string EventType, JsonElement EventPayload);

/// <summary>What <c>chat.postMessage</c>, <c>chat.update</c> and <c>chat.postEphemeral</c> take; null is left out.</summary>
/// <remarks>Nothing is parsed into links and mentions that is not written as one, and no previews are made of addresses in it.</remarks>
internal sealed record MessageBody(
    string Channel,
    string Text,
    JsonElement? Blocks,
    SlackMetadata? Metadata,
    string? ThreadTs,
    string? Ts = null,
    string? User = null
)
{
    public string Parse { get; } = "none";
    public bool LinkNames { get; }
    public bool? UnfurlLinks => IsNew ? false : null;
    public bool? UnfurlMedia => IsNew ? false : null;

    private bool IsNew => Ts is null && User is null;

    public static MessageBody Of(SlackMessage message, string? ts = null, string? user = null) =>
        new(message.Channel, message.Text, message.Blocks, message.Metadata, message.ThreadTs, ts, user);
}
