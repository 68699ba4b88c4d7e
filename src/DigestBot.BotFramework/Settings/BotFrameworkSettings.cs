namespace DigestBot.BotFramework;

/// <summary>Who the bot is and whom it trusts. Every name is the Bot Framework SDK's own, at the root of the configuration.</summary>
public sealed record BotFrameworkSettings
{
    /// <summary>The registration's application id; null leaves the bot without authentication, for local tools only.</summary>
    public string? MicrosoftAppId { get; init; }

    /// <summary><c>MultiTenant</c> (default), <c>SingleTenant</c> or <c>UserAssignedMSI</c>.</summary>
    public BotAppType MicrosoftAppType { get; init; }

    public string? MicrosoftAppPassword { get; init; }
    public string? MicrosoftAppTenantId { get; init; }

    /// <summary>OpenID metadata of the Bot Connector, whose tokens come with the channels' activities.</summary>
    public required Uri ToBotFromChannelOpenIdMetadataUrl { get; init; }
    public required string ToBotFromChannelTokenIssuer { get; init; }

    /// <summary>OpenID metadata of the bot's own tenant, whose tokens the Emulator brings.</summary>
    public required Uri ToBotFromEmulatorOpenIdMetadataUrl { get; init; }

    /// <summary>The authority that gives the bot its tokens, tenant included.</summary>
    public required Uri ToChannelFromBotLoginUrl { get; init; }

    /// <summary>What the bot's tokens are for, without <c>/.default</c>.</summary>
    public required string ToChannelFromBotOAuthScope { get; init; }

    /// <summary>Whether the authority is checked against Microsoft's list of clouds.</summary>
    public bool ValidateAuthority { get; init; } = true;

    /// <summary>Issuers of the own-tenant path.</summary>
    public required IReadOnlyList<string> OwnTenantIssuers { get; init; }

    /// <summary>The largest activity that is read, in bytes (<c>BotFramework:MaxBodyBytes</c>).</summary>
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>How long one call to the Connector may take (<c>BotFramework:TimeoutSeconds</c>).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The environment is Development: plain http to loopback is allowed, and Direct Line may be mapped.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>The host has other channels than the Connector.</summary>
    public bool IsOptional { get; init; }

    /// <summary>There is no identity, and nobody is let in without one: no activities are taken.</summary>
    public bool IsClosed => IsOptional && !HasIdentity && !IsDevelopment;

    public bool HasIdentity => MicrosoftAppId is not null;
}

/// <summary>How the bot proves who it is.</summary>
public enum BotAppType
{
    MultiTenant,
    SingleTenant,
    UserAssignedMSI,
}
