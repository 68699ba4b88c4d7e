using Microsoft.Extensions.Configuration;
using Key = DigestBot.BotFramework.BotFrameworkSettings;

namespace DigestBot.BotFramework;

/// <summary>Reads the settings, or says in one sentence each what is wrong with them.</summary>
internal sealed class SettingsReader(IConfiguration configuration, bool isDevelopment, bool isOptional)
{
    private readonly SettingValues _values = new(configuration);

    public (BotFrameworkSettings Settings, IReadOnlyList<string> Problems) Read()
    {
        var cloud = ReadCloud();
        var type = _values.Name(nameof(Key.MicrosoftAppType), BotAppType.MultiTenant);
        var tenant = _values.Text(nameof(Key.MicrosoftAppTenantId));
        var settings = new BotFrameworkSettings
        {
            MicrosoftAppId = _values.Text(nameof(Key.MicrosoftAppId)),
            MicrosoftAppType = type,
            MicrosoftAppPassword = _values.Text(nameof(Key.MicrosoftAppPassword)),
            MicrosoftAppTenantId = tenant,
            ToBotFromChannelOpenIdMetadataUrl = _values.Url(
                nameof(Key.ToBotFromChannelOpenIdMetadataUrl),
                cloud.ChannelMetadata
            ),
            ToBotFromChannelTokenIssuer = _values.Text(nameof(Key.ToBotFromChannelTokenIssuer)) ?? cloud.ChannelIssuer,
            ToBotFromEmulatorOpenIdMetadataUrl = _values.Url(
                nameof(Key.ToBotFromEmulatorOpenIdMetadataUrl),
                cloud.MetadataOf(tenant)
            ),
            ToChannelFromBotLoginUrl = ReadLogin(
                cloud,
                type == BotAppType.MultiTenant ? cloud.DefaultTenant : tenant ?? cloud.DefaultTenant
            ),
            ToChannelFromBotOAuthScope = ReadScope(cloud),
            ValidateAuthority = _values.Flag(nameof(Key.ValidateAuthority), true),
            OwnTenantIssuers = cloud.IssuersOf(tenant),
            MaxBodyBytes = _values.Number("BotFramework:MaxBodyBytes", 256 * 1024, 1024, 16 * 1024 * 1024),
            Timeout = TimeSpan.FromSeconds(_values.Number("BotFramework:TimeoutSeconds", 15, 1, 300)),
            IsDevelopment = isDevelopment,
            IsOptional = isOptional,
        };
        CheckIdentity(settings);
        return (settings, _values.Problems);
    }

    private void CheckIdentity(BotFrameworkSettings settings)
    {
        if (!settings.HasIdentity && !isDevelopment && !isOptional)
            _values.Say(
                nameof(Key.MicrosoftAppId),
                "is not set, and outside Development the bot does not run without authentication. "
                    + "Set it, with MicrosoftAppPassword, to the values of the Azure Bot registration."
            );
        if (!settings.HasIdentity)
            return;
        if (settings.MicrosoftAppType != BotAppType.UserAssignedMSI && settings.MicrosoftAppPassword is null)
            _values.Say(
                nameof(Key.MicrosoftAppPassword),
                $"is not set; an application of type {settings.MicrosoftAppType} needs its client secret."
            );
        if (settings.MicrosoftAppType != BotAppType.MultiTenant && settings.MicrosoftAppTenantId is null)
            _values.Say(
                nameof(Key.MicrosoftAppTenantId),
                $"is not set; an application of type {settings.MicrosoftAppType} needs its tenant's id."
            );
    }

    private Cloud ReadCloud()
    {
        const string key = "ChannelService";
        if (Cloud.Of(_values.Text(key)) is { } cloud)
            return cloud;
        _values.Say(
            key,
            $"is \"{_values.Text(key)}\"; leave it empty for the public cloud or set https://botframework.azure.us for the US government's."
        );
        return Cloud.Public;
    }

    /// <summary>An address without a path is a host; the tenant is added.</summary>
    private Uri ReadLogin(Cloud cloud, string tenant)
    {
        const string key = nameof(Key.ToChannelFromBotLoginUrl);
        var login = _values.Url(key, cloud.LoginHost);
        if (login.Scheme != Uri.UriSchemeHttps)
            _values.Say(key, $"is {login}; tokens are asked for over https only.");
        return login.AbsolutePath == "/" ? new Uri(login, tenant) : login;
    }

    private string ReadScope(Cloud cloud)
    {
        const string suffix = "/.default";
        var scope = _values.Text(nameof(Key.ToChannelFromBotOAuthScope)) ?? cloud.Scope;
        return scope.EndsWith(suffix, StringComparison.Ordinal) ? scope[..^suffix.Length] : scope;
    }
}
