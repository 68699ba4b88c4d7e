using Microsoft.Extensions.Configuration;

namespace DigestBot.Slack;

/// <summary>The section <c>Slack</c>: who the app is, and where Slack is.</summary>
public sealed record SlackSettings
{
    internal static readonly Uri SlackApi = new("https://slack.com/api/");

    /// <summary>Proves that a request comes from Slack; null means that nothing is served over HTTP.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>The token (<c>xoxb-</c>) of the one workspace; null when tokens come from installations.</summary>
    public string? BotToken { get; init; }

    /// <summary>The app-level token (<c>xapp-</c>) of Socket Mode; null means that no sockets are opened.</summary>
    public string? AppToken { get; init; }

    /// <summary>The app's id (<c>A…</c>); null takes what Slack signs for any.</summary>
    public string? AppId { get; init; }

    /// <summary>The Web API, with a trailing slash.</summary>
    public Uri ApiUrl { get; init; } = SlackApi;

    /// <summary>With <see cref="ClientSecret"/> and <see cref="RedirectUrl"/>: the app can be installed in workspaces by their admins.</summary>
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>The public address of <c>/slack/oauth_redirect</c>, as the app's settings at Slack have it.</summary>
    public Uri? RedirectUrl { get; init; }

    /// <summary>The bot scopes that an installation asks for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The largest request that is read, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>How long one call of the Web API may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much may be taken in and not be done yet; what comes above that, Slack has to send again.</summary>
    public int QueueSize { get; init; } = 1000;

    /// <summary>How many inbound things are worked on at the same time.</summary>
    public int Workers { get; init; } = 16;

    /// <summary>How many sockets are kept open, so that one can go without a gap.</summary>
    public int SocketConnections { get; init; } = 2;

    /// <summary>How often a socket is asked whether it still lives, and how long it may take to answer.</summary>
    public TimeSpan SocketPing { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Slack is something else than slack.com: a government's Slack, or a test's.</summary>
    internal bool IsElsewhere => ApiUrl != SlackApi;

    /// <summary>Whether the app hears anything: over HTTP or by sockets.</summary>
    public bool IsHearing => SigningSecret is not null || AppToken is not null;

    /// <summary>Whether the configuration connects the app with Slack, before it is read and checked.</summary>
    public static bool IsSet(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["Slack:SigningSecret"])
        || !string.IsNullOrWhiteSpace(configuration["Slack:AppToken"]);

    /// <summary>Without the secrets, which belong into no log.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";

    internal bool CanInstall => ClientId is not null && ClientSecret is not null && RedirectUrl is not null;
}
