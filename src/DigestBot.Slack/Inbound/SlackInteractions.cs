using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Somebody used a button, a menu, a dialog or a shortcut.</summary>
public abstract record SlackInteraction(SlackEnvelope Envelope) : SlackInbound(Envelope)
{
    /// <summary>The payload's type, such as <c>block_actions</c>.</summary>
    public string Type => Envelope.Type;
    public string? UserId => Raw.Member("user").Text("id");

    /// <summary>Opens a dialog within three seconds; null where Slack gives none.</summary>
    public string? TriggerId => Raw.Text("trigger_id");

    /// <summary>Takes up to five answers within half an hour; null where there is no message to answer.</summary>
    public Uri? ResponseUrl => Raw.Address("response_url");
}

/// <summary>Buttons or menus in a message or a view.</summary>
/// <param name="ChannelId">Where the message stands; null in a view.</param>
/// <param name="View">The dialog or Home tab; null in a message.</param>
public sealed record BlockActions(
    SlackEnvelope Envelope,
    IReadOnlyList<BlockAction> Actions,
    string? ChannelId,
    string? MessageTs,
    string? ThreadTs,
    SlackView? View
) : SlackInteraction(Envelope);

/// <summary>What was pressed or chosen.</summary>
/// <param name="Value">The button's value, or what was chosen: an option, date, time, user, channel or conversation, or a text.</param>
/// <param name="Values">What was chosen where several things can be.</param>
public sealed record BlockAction(
    string ActionId,
    string? BlockId,
    string Type,
    string? Value,
    IReadOnlyList<string> Values
);

/// <summary>A dialog was submitted.</summary>
public sealed record ViewSubmission(SlackEnvelope Envelope, SlackView View) : SlackInteraction(Envelope);

/// <summary>A dialog was closed without being submitted.</summary>
public sealed record ViewClosed(SlackEnvelope Envelope, SlackView View, bool IsCleared) : SlackInteraction(Envelope);

/// <summary>A shortcut of the app, global or on a message.</summary>
/// <param name="ChannelId">With <see cref="MessageTs"/>: the message it was used on; null for a global one.</param>
public sealed record Shortcut(SlackEnvelope Envelope, string CallbackId, string? ChannelId, string? MessageTs)
    : SlackInteraction(Envelope);

/// <summary>An interaction that this library has no shape for.</summary>
public sealed record UnknownInteraction(SlackEnvelope Envelope) : SlackInteraction(Envelope);

/// <summary>A dialog or Home tab.</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="Inputs">What its inputs say, keyed by action id.</param>
public sealed record SlackView(
    string Id,
    string Type,
    string? CallbackId,
    string? PrivateMetadata,
    string? Hash,
    IReadOnlyDictionary<string, BlockAction> Inputs,
    JsonElement Raw
);
