namespace DigestBot.Slack;

/// <summary>The app in one workspace: what the host stores, encrypted.</summary>
/// <param name="TeamId">Null for an installation in a whole organisation.</param>
public sealed record SlackInstallation(
    string? TeamId,
    string? TeamName,
    string? EnterpriseId,
    string BotToken,
    string BotUserId,
    string AppId,
    IReadOnlyList<string> Scopes,
    string? InstallerId
)
{
    /// <summary>Without the token, which belongs into no log.</summary>
    public override string ToString() => $"{TeamName} ({TeamId ?? EnterpriseId})";
}

/// <summary>Stores an installation. Registered by the service; without it nothing can be installed.</summary>
public delegate Task SlackInstalled(SlackInstallation installation, CancellationToken cancellation);
