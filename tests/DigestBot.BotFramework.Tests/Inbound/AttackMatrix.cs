using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Inbound;

/// <summary>Tokens for <see cref="Some.Message"/>, good ones and ones that must not pass. The clock stands still.</summary>
internal static class AttackMatrix
{
    private static readonly IssuerKey Foreign = IssuerKey.Create("foreign", "msteams");

    public static IReadOnlyDictionary<string, Func<FakeIssuer, string?>> Attacks { get; } =
        new Dictionary<string, Func<FakeIssuer, string?>>(StringComparer.Ordinal)
        {
            ["no token"] = _ => null,
            ["garbage"] = _ => "garbage",
            ["three garbage parts"] = _ => "a.b.c",
            ["only dots"] = _ => "..",
            ["truncated"] = issuer => Channel(issuer).Sign()[..^20],
            ["without signature"] = issuer =>
                Channel(issuer).Sign() is var token ? token[..(token.LastIndexOf('.') + 1)] : "",
            ["wrong audience"] = With((_, token) => token.Claims["aud"] = "other"),
            ["no audience"] = With((_, token) => token.Claims.Remove("aud")),
            ["wrong issuer"] = With((_, token) => token.Claims["iss"] = "https://evil.example"),
            ["no issuer"] = With((_, token) => token.Claims.Remove("iss")),
            ["expired 6 minutes ago"] = With((issuer, token) => Lasting(issuer, token, -60, -6)),
            ["not valid for another 6 minutes"] = With((issuer, token) => Lasting(issuer, token, 6, 60)),
            ["no expiry"] = With((_, token) => token.Claims.Remove("exp")),
            ["unknown key"] = With((_, token) => token.Header["kid"] = "unknown"),
            ["no key id"] = With((_, token) => token.Header.Remove("kid")),
            ["a foreign key under our key's id"] = With((_, token) => token.Key = Foreign),
            ["unendorsed channel"] = Publishing("telegram"),
            ["endorsement of nothing"] = Publishing([]),
            ["key without endorsements"] = Publishing(null),
            ["serviceurl missing"] = With((_, token) => token.Claims.Remove("serviceurl")),
            ["serviceurl different"] = With((_, token) => token.Claims["serviceurl"] = "https://evil.example/"),
            ["serviceurl empty"] = With((_, token) => token.Claims["serviceurl"] = ""),
            ["alg none"] = With((_, token) => token.Header["alg"] = "none"),
            ["alg None, without signature"] = With((_, token) => token.Header["alg"] = "None"),
            ["HS256 with the public key"] = With((_, token) => token.Header["alg"] = "HS256"),
            ["PS256"] = With((_, token) => token.Header["alg"] = "PS256"),
            ["payload changed after signing"] = Tampered,
            ["own tenant: another application"] = Own("2.0", (_, token) => token.Claims["azp"] = "other"),
            ["own tenant: another application, version 1"] = Own("1.0", (_, token) => token.Claims["appid"] = "other"),
            ["own tenant: no application"] = Own("2.0", (_, token) => token.Claims.Remove("azp")),
            ["own tenant: unknown version"] = Own("2.0", (_, token) => token.Claims["ver"] = "3.0"),
            ["own tenant: application in the other version's claim"] = Own(
                "2.0",
                (_, token) => token.Claims["ver"] = "1.0"
            ),
            ["own tenant: the bot's own token for the Connector"] = Own(
                "2.0",
                (_, token) => token.Claims["aud"] = "https://api.botframework.com"
            ),
            ["own tenant: another tenant"] = issuer => issuer.EmulatorToken(Some.AppId, tenant: "evil").Sign(),
            ["own tenant: expired 6 minutes ago"] = Own("2.0", (issuer, token) => Lasting(issuer, token, -60, -6)),
            ["own tenant: no expiry"] = Own("2.0", (_, token) => token.Claims.Remove("exp")),
            ["own tenant: foreign key"] = Own("2.0", (_, token) => token.Key = Foreign),
        };

    public static IReadOnlyDictionary<string, Func<FakeIssuer, string>> Good { get; } =
        new Dictionary<string, Func<FakeIssuer, string>>(StringComparer.Ordinal)
        {
            ["the channel's"] = issuer => Channel(issuer).Sign(),
            ["expired 4 minutes ago"] = With((issuer, token) => Lasting(issuer, token, -60, -4)),
            ["not valid for another 4 minutes"] = With((issuer, token) => Lasting(issuer, token, 4, 60)),
            ["no not-before"] = With((_, token) => token.Claims.Remove("nbf")),
            ["RS384"] = With((_, token) => token.Header["alg"] = "RS384"),
            ["RS512"] = With((_, token) => token.Header["alg"] = "RS512"),
            ["the Emulator's, version 1"] = Own("1.0", (_, _) => { }),
            ["the Emulator's, version 2"] = Own("2.0", (_, _) => { }),
            ["the Emulator's, audience as an address"] = Own(
                "2.0",
                (_, token) => token.Claims["aud"] = $"api://{Some.AppId}"
            ),
        };

    public static FakeToken Channel(FakeIssuer issuer) => issuer.ChannelToken(Some.AppId, Some.ServiceUrl);

    private static Func<FakeIssuer, string> With(Action<FakeIssuer, FakeToken> change) =>
        issuer => Changed(issuer, Channel(issuer), change);

    private static Func<FakeIssuer, string> Own(string version, Action<FakeIssuer, FakeToken> change) =>
        issuer => Changed(issuer, issuer.EmulatorToken(Some.AppId, version), change);

    private static Func<FakeIssuer, string> Publishing(params string[]? endorsements) =>
        issuer =>
        {
            issuer.Publish(IssuerKey.Create("other", endorsements));
            return Channel(issuer).Sign();
        };

    private static string Changed(FakeIssuer issuer, FakeToken token, Action<FakeIssuer, FakeToken> change)
    {
        change(issuer, token);
        return token.Sign();
    }

    private static string Tampered(FakeIssuer issuer)
    {
        var good = Channel(issuer).Sign().Split('.');
        var other = issuer.ChannelToken(Some.AppId, Some.ServiceUrl);
        other.Claims["extra"] = "claim";
        return string.Join('.', good[0], other.Sign().Split('.')[1], good[2]);
    }

    private static void Lasting(FakeIssuer issuer, FakeToken token, int fromMinutes, int untilMinutes)
    {
        token.Claims["nbf"] = issuer.Seconds(TimeSpan.FromMinutes(fromMinutes));
        token.Claims["exp"] = issuer.Seconds(TimeSpan.FromMinutes(untilMinutes));
    }
}
