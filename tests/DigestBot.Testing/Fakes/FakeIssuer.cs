using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing;

/// <summary>An OpenID issuer on loopback, standing in for the Bot Connector's and for a tenant's.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    /// <summary>Who the Bot Connector says it is.</summary>
    public const string ChannelIssuer = "https://api.botframework.com";

    /// <summary>The tenant whose tokens every bot accepts for the Emulator.</summary>
    public const string EmulatorTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    private readonly TimeProvider _time;
    private LoopbackServer? _server;
    private IReadOnlyList<IssuerKey> _published;
    private int _reads;

    private FakeIssuer(TimeProvider time) =>
        (_time, _published) = (time, [IssuerKey.Create("first", "msteams", "webchat", "emulator", "directline")]);

    public string MetadataUrl => $"{_server!.Url}/v1/.well-known/openidconfiguration";

    /// <summary>How often the keys were read.</summary>
    public int Reads => _reads;

    /// <summary>Answers 503 while true.</summary>
    public bool IsDown { get; set; }

    /// <summary>Answers only after this.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>The key that new tokens are signed with.</summary>
    public IssuerKey Key => _published[0];

    /// <param name="isSecure">Whether it is reached over https, with a certificate of the tests' authority.</param>
    public static async Task<FakeIssuer> StartAsync(TimeProvider time, bool isSecure = false)
    {
        var issuer = new FakeIssuer(time);
        var certificate = isSecure ? TestAuthority.IssueForLocalhost() : null;
        issuer._server = await LoopbackServer.StartAsync(issuer.AnswerAsync, certificate);
        return issuer;
    }

    /// <summary>Publishes other keys from now on; the first one signs.</summary>
    public void Publish(params IReadOnlyList<IssuerKey> keys) => _published = keys;

    /// <summary>A token as the Connector sends it with an activity, valid for an hour.</summary>
    public FakeToken ChannelToken(string appId, string serviceUrl)
    {
        var token = Lasting(TimeSpan.FromHours(1));
        token.Claims["iss"] = ChannelIssuer;
        token.Claims["aud"] = appId;
        token.Claims["serviceurl"] = serviceUrl;
        return token;
    }

    /// <summary>A token as the Emulator gets it for the bot's own application (version 1.0 or 2.0).</summary>
    public FakeToken EmulatorToken(string appId, string version = "2.0", string tenant = EmulatorTenant)
    {
        var token = Lasting(TimeSpan.FromHours(1));
        token.Claims["iss"] =
            version == "1.0"
                ? $"https://sts.windows.net/{tenant}/"
                : $"https://login.microsoftonline.com/{tenant}/v2.0";
        token.Claims["aud"] = appId;
        token.Claims["ver"] = version;
        token.Claims[version == "1.0" ? "appid" : "azp"] = appId;
        return token;
    }

    public long Seconds(TimeSpan fromNow) => (_time.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private FakeToken Lasting(TimeSpan time) =>
        new(Key) { Claims = { ["nbf"] = Seconds(TimeSpan.Zero), ["exp"] = Seconds(time) } };

    private async Task AnswerAsync(HttpContext context)
    {
        await Until.WaitAsync(context.RequestAborted);
        if (IsDown)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (context.Request.Path == "/keys")
        {
            Interlocked.Increment(ref _reads);
            await WriteAsync(context, new() { ["keys"] = new JsonArray([.. _published.Select(key => key.Jwk())]) });
        }
        else
            await WriteAsync(
                context,
                new()
                {
                    ["issuer"] = ChannelIssuer,
                    ["jwks_uri"] = $"{_server!.Url}/keys",
                    ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
                }
            );
    }

    private static Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
