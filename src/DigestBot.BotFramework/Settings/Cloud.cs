namespace DigestBot.BotFramework;

/// <summary>The addresses of one of Microsoft's clouds, chosen by <c>ChannelService</c>.</summary>
internal sealed record Cloud(
    string ChannelMetadata,
    string ChannelIssuer,
    string LoginHost,
    string DefaultTenant,
    string EmulatorTenant,
    string Scope
)
{
    private const string GovernmentService = "https://botframework.azure.us";

    public static Cloud Public { get; } =
        new(
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
            "https://api.botframework.com",
            "https://login.microsoftonline.com",
            "botframework.com",
            "d6d49420-f39b-4df7-a1dc-d59a935871db",
            "https://api.botframework.com"
        );

    public static Cloud UsGovernment { get; } =
        new(
            "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            "https://api.botframework.us",
            "https://login.microsoftonline.us",
            "MicrosoftServices.onmicrosoft.us",
            "cab8a31a-1906-4287-a0d8-4eef66b95f6e",
            "https://api.botframework.us"
        );

    public static Cloud? Of(string? channelService) =>
        channelService?.TrimEnd('/') switch
        {
            null or "" or "https://botframework.com" => Public,
            GovernmentService => UsGovernment,
            _ => null,
        };

    public string MetadataOf(string? tenant) =>
        $"{LoginHost}/{tenant ?? DefaultTenant}/v2.0/.well-known/openid-configuration";

    public IReadOnlyList<string> IssuersOf(string? tenant) =>
        [
            .. new[] { EmulatorTenant, tenant }
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .SelectMany(id => new[] { $"https://sts.windows.net/{id}/", $"{LoginHost}/{id}/v2.0" }),
        ];
}
