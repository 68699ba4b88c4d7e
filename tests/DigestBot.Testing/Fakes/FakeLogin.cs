using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing;

/// <summary>The login host over https with a certificate of its own authority. It gives tokens to one application, by the book.</summary>
public sealed class FakeLogin : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _refusals = new();
    private LoopbackServer? _server;

    private FakeLogin(string appId, string secret) => (AppId, Secret) = (appId, secret);

    public string AppId { get; }
    public string Secret { get; set; }
    public string Tenant { get; init; } = "botframework.com";
    public string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Nobody gets an answer before this.</summary>
    public Task Opens { get; set; } = Task.CompletedTask;

    /// <summary>What to set <c>ToChannelFromBotLoginUrl</c> to.</summary>
    public string Url => $"{_server!.Url}/{Tenant}";

    /// <summary>How many tokens were given.</summary>
    public int Given => _tokens.Count;

    /// <summary>The tokens that were given, good or not.</summary>
    public IReadOnlyCollection<string> Tokens => [.. _tokens.Keys];

    /// <summary>What was wrong with the requests that were refused.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    public static async Task<FakeLogin> StartAsync(string appId, string secret)
    {
        var login = new FakeLogin(appId, secret);
        login._server = await LoopbackServer.StartAsync(login.AnswerAsync, TestAuthority.IssueForLocalhost());
        return login;
    }

    /// <summary>Lets the bot's clients trust this host and an issuer over https.</summary>
    public static void TrustIn(IServiceCollection services)
    {
        foreach (var client in new[] { "botframework-login", "botframework-openid" })
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(TestAuthority.TrustingHandler);
    }

    public bool Accepts(string token) => _tokens.TryGetValue(token, out var good) && good;

    /// <summary>Declares every token given so far worthless.</summary>
    public void RevokeAll()
    {
        foreach (var token in _tokens.Keys)
            _tokens[token] = false;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var fault = await FaultAsync(context.Request);
        await Opens.WaitAsync(context.RequestAborted);
        context.Response.ContentType = "application/json";
        if (fault is null)
        {
            var token = $"token-{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}";
            _tokens[token] = true;
            var body = new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = 3599,
                ["access_token"] = token,
            };
            await context.Response.WriteAsync(body.ToJsonString());
            return;
        }
        _refusals.Enqueue(fault);
        context.Response.StatusCode = fault.StartsWith("path", StringComparison.Ordinal) ? 404 : 400;
        var problem = new JsonObject
        {
            ["error"] = "invalid_client",
            ["error_description"] = $"AADSTS7000215: {fault}",
        };
        await context.Response.WriteAsync(problem.ToJsonString());
    }

    private async Task<string?> FaultAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || request.Path != $"/{Tenant}/oauth2/v2.0/token")
            return $"path {request.Method} {request.Path}";
        if (!request.HasFormContentType)
            return $"content type {request.ContentType}";
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return form["grant_type"] != "client_credentials" ? $"grant {form["grant_type"]}"
            : !form["scope"].ToString().Split(' ').Contains(Scope, StringComparer.Ordinal) ? $"scope {form["scope"]}"
            : form["client_id"] != AppId ? $"client {form["client_id"]}"
            : form["client_secret"] != Secret ? "secret"
            : null;
    }
}
