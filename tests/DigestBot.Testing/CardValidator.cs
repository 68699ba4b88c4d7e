using System.Text.Json;

namespace DigestBot.Testing;

/// <summary>Our schema of Adaptive Card 1.4 and Microsoft's renderer, in a process of their own.</summary>
public sealed class CardValidator : IDisposable
{
    private readonly Lazy<NodePeer> _peer = new(() => NodePeer.Start("validate.mjs"));

    public string[] Problems(JsonElement card) =>
        [.. _peer.Value.Ask(card).GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!)];

    public void Dispose()
    {
        if (_peer.IsValueCreated)
            _peer.Value.Dispose();
    }
}
