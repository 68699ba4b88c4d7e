using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>The end of an installation: codes that the app exchanges for a token, once.</summary>
public sealed class SlackInstalls
{
    private readonly ConcurrentDictionary<string, SlackWorkspace> _codes = new(StringComparer.Ordinal);

    public string ClientId { get; } = "1.2";
    public string ClientSecret { get; } = "0123456789abcdef0123456789abcdef";
    public string RedirectUrl { get; set; } = "https://bot.example.org/slack/oauth_redirect";

    /// <summary>Somebody of the workspace agreed to install the app.</summary>
    public string Agree(SlackWorkspace workspace)
    {
        var code = $"code-{_codes.Count + 1}";
        _codes[code] = workspace;
        return code;
    }

    internal JsonObject Exchange(SlackCall call)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));
        if (
            call.Basic != expected
            && (call.Text("client_id") != ClientId || call.Text("client_secret") != ClientSecret)
        )
            return SlackMethods.Error("bad_client_secret");
        if (call.Text("redirect_uri") != RedirectUrl)
            return SlackMethods.Error("bad_redirect_uri");
        if (!_codes.TryRemove(call.Text("code") ?? "", out var workspace))
            return SlackMethods.Error("invalid_code");
        return new()
        {
            ["ok"] = true,
            ["access_token"] = workspace.BotToken,
            ["token_type"] = "bot",
            ["scope"] = string.Join(',', workspace.Scopes),
            ["bot_user_id"] = workspace.BotUserId,
            ["app_id"] = "A0001",
            ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["name"] = "Example" },
            ["enterprise"] = null,
            ["authed_user"] = new JsonObject { ["id"] = "U0001" },
            ["is_enterprise_install"] = false,
        };
    }
}
