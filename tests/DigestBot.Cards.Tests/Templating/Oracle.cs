using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>The reference, npm <c>adaptivecards-templating</c>, in a process of its own.</summary>
public sealed class Oracle : IDisposable
{
    private readonly Lazy<NodePeer> _peer = new(() => NodePeer.Start("templating.mjs"));

    /// <summary>What the reference makes of it; null when it throws.</summary>
    public JsonElement? Expand(string template, string data, string? host = null)
    {
        var answer = _peer.Value.Ask(
            new
            {
                template = JsonNode.Parse(template),
                data = JsonNode.Parse(data),
                host = host is null ? null : JsonNode.Parse(host),
            }
        );
        return answer.TryGetProperty("result", out var result) ? result : null;
    }

    public void Dispose()
    {
        if (_peer.IsValueCreated)
            _peer.Value.Dispose();
    }
}
