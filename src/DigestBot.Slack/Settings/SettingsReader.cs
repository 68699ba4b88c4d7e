using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DigestBot.Slack;

/// <summary>Reads the section <c>Slack</c>, or says in one sentence each what is wrong with it.</summary>
internal sealed class SettingsReader(IConfiguration configuration, IReadOnlyList<string> scopes)
{
    private readonly List<string> _problems = [];

    public (SlackSettings Settings, IReadOnlyList<string> Problems) Read()
    {
        var settings = new SlackSettings
        {
            SigningSecret = Secret("SigningSecret"),
            BotToken = Token("BotToken", "xoxb-", "bot token"),
            AppToken = Token("AppToken", "xapp-", "app-level token"),
            AppId = AppId(),
            ApiUrl = ApiUrl(),
            ClientId = Text("ClientId"),
            ClientSecret = Secret("ClientSecret"),
            RedirectUrl = Url("RedirectUrl"),
            Scopes = Text("Scopes")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? scopes,
            MaxBodyBytes = Number("MaxBodyBytes", 1024 * 1024, 16 * 1024, 16 * 1024 * 1024),
            Timeout = TimeSpan.FromSeconds(Number("TimeoutSeconds", 10, 1, 300)),
            QueueSize = Number("QueueSize", 1000, 1, 1_000_000),
            Workers = Number("Workers", 16, 1, 1000),
            SocketPing = TimeSpan.FromSeconds(Number("SocketPingSeconds", 10, 1, 60)),
            SocketConnections = Number("SocketConnections", 2, 1, 10),
        };
        CheckInstallation(settings);
        return (settings, _problems);
    }

    /// <summary>An installation needs all of its settings or none.</summary>
    private void CheckInstallation(SlackSettings settings)
    {
        (string Key, bool IsSet)[] parts =
        [
            ("ClientId", settings.ClientId is not null),
            ("ClientSecret", settings.ClientSecret is not null),
            ("RedirectUrl", Text("RedirectUrl") is not null),
            ("Scopes", settings.Scopes.Count > 0),
        ];
        if (!Array.Exists(parts, part => part.IsSet && part.Key != "Scopes") && Text("Scopes") is null)
            return;
        foreach (var (key, _) in parts.Where(part => !part.IsSet))
            Say(key, "is not set; an app that others install needs ClientId, ClientSecret, RedirectUrl and Scopes.");
    }

    private string? Secret(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (text.Length < 16 || text.Any(letter => !char.IsAsciiLetterOrDigit(letter)))
            Say(key, "does not look like one of Slack's secrets; copy it from \"Basic Information\" of the app.");
        return text;
    }

    private string? Token(string key, string start, string what)
    {
        var text = Text(key);
        if (text is not null && (!text.StartsWith(start, StringComparison.Ordinal) || text.Any(char.IsWhiteSpace)))
            Say(key, $"must be the app's {what}, which begins with {start}.");
        return text;
    }

    private string? AppId()
    {
        var text = Text("AppId");
        if (text is not null && (text[0] != 'A' || !text.All(char.IsAsciiLetterOrDigit)))
            Say("AppId", $"is \"{text}\"; it must be the app's id, such as A0123456789.");
        return text;
    }

    private Uri ApiUrl()
    {
        var url = Url("ApiUrl") ?? SlackSettings.SlackApi;
        return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    private Uri? Url(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (
            Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url is { Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
        )
            return url;
        Say(key, $"is \"{text}\"; it must be an https address (plain http only on loopback).");
        return null;
    }

    private int Number(string key, int standard, int least, int most)
    {
        if (Text(key) is not { } text)
            return standard;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Say(key, $"is \"{text}\"; it must be a whole number from {least} to {most}.");
        return standard;
    }

    private string? Text(string key) => configuration[$"Slack:{key}"]?.Trim() is { Length: > 0 } text ? text : null;

    private void Say(string key, string what) => _problems.Add($"Slack:{key} {what}");
}
