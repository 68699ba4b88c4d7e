using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Something that came from Slack, authenticated: an event, a slash command or an interaction.</summary>
public abstract record SlackInbound(SlackEnvelope Envelope)
{
    /// <summary>What names it when Slack sends it again: its event id or trigger id.</summary>
    public string Key => Envelope.Key;

    /// <summary>The workspace whose installation it is for.</summary>
    public string? TeamId => Envelope.TeamId;

    /// <summary>All of it, as it came; a form's fields as an object of strings.</summary>
    public JsonElement Raw => Envelope.Raw;
}

/// <summary>What everything inbound has.</summary>
/// <param name="Key">Its event id or trigger id.</param>
/// <param name="Type">The event's or interaction's own type, or the command.</param>
public sealed record SlackEnvelope(string Key, string Type, string? TeamId, string? EnterpriseId, JsonElement Raw);

/// <summary>The app: what it does with what came in. Registered in the container by the service, and run in a scope of its own.</summary>
/// <returns>What is answered, or null. Events have no answer.</returns>
public delegate Task<SlackReply?> SlackHandler(SlackInbound inbound, CancellationToken cancellation);

/// <summary>
/// True the first time a key is seen. A host that keeps keys durably registers one of its own; otherwise a window of ten minutes is kept in memory.
/// </summary>
public delegate ValueTask<bool> SlackClaim(string key, CancellationToken cancellation);
