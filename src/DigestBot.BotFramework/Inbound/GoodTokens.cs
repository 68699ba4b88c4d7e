using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigestBot.BotFramework;

/// <summary>A token that was found good, and what it is good for.</summary>
/// <param name="Keys">Where its key was published.</param>
internal sealed record GoodToken(JsonWebToken Token, JsonWebKey Key, SigningKeys Keys, Caller Caller);

/// <summary>
/// The latest tokens that were found good: the Connector sends the same one with every activity for an hour, and its signature does not
/// change. Its time and whether its key is still published do, so they are asked every time.
/// </summary>
internal sealed class GoodTokens
{
    private const int AtHand = 1024;

    private readonly ConcurrentDictionary<string, GoodToken> _good = new(StringComparer.Ordinal);

    public GoodToken? Find(ReadOnlySpan<char> encoded) =>
        _good.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(encoded, out var good) ? good : null;

    public void Keep(GoodToken good)
    {
        if (_good.Count >= AtHand)
            _good.Clear();
        _good[good.Token.EncodedToken] = good;
    }
}
