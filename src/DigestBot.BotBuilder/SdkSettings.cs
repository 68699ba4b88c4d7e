using Microsoft.Extensions.Configuration;
using Key = DigestBot.BotFramework.BotFrameworkSettings;

namespace DigestBot.BotBuilder;

/// <summary>The settings, read and checked before, under the SDK's own names: every address of the cloud is filled in.</summary>
internal static class SdkSettings
{
    public static IConfiguration Of(BotFrameworkSettings settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(Identity(settings).Concat(Addresses(settings))).Build();

    /// <summary>To the SDK a bot without an identity is one of many tenants; a managed identity must have no password.</summary>
    private static Dictionary<string, string?> Identity(BotFrameworkSettings settings) =>
        new(StringComparer.Ordinal)
        {
            [nameof(Key.MicrosoftAppType)] = (
                settings.HasIdentity ? settings.MicrosoftAppType : BotAppType.MultiTenant
            ).ToString(),
            [nameof(Key.MicrosoftAppId)] = settings.MicrosoftAppId,
            [nameof(Key.MicrosoftAppPassword)] =
                settings.MicrosoftAppType == BotAppType.UserAssignedMSI ? null : settings.MicrosoftAppPassword,
            [nameof(Key.MicrosoftAppTenantId)] = settings.MicrosoftAppTenantId,
        };

    /// <summary>The SDK wants to know where people sign in, too; this bot signs nobody in.</summary>
    private static Dictionary<string, string?> Addresses(BotFrameworkSettings settings) =>
        new(StringComparer.Ordinal)
        {
            [nameof(Key.ToBotFromChannelOpenIdMetadataUrl)] = settings.ToBotFromChannelOpenIdMetadataUrl.AbsoluteUri,
            [nameof(Key.ToBotFromChannelTokenIssuer)] = settings.ToBotFromChannelTokenIssuer,
            [nameof(Key.ToBotFromEmulatorOpenIdMetadataUrl)] = settings.ToBotFromEmulatorOpenIdMetadataUrl.AbsoluteUri,
            [nameof(Key.ToChannelFromBotLoginUrl)] = settings.ToChannelFromBotLoginUrl.AbsoluteUri,
            [nameof(Key.ToChannelFromBotOAuthScope)] = settings.ToChannelFromBotOAuthScope,
            [nameof(Key.ValidateAuthority)] = settings.ValidateAuthority.ToString(),
            ["OAuthUrl"] = settings.ToChannelFromBotOAuthScope,
        };
}
