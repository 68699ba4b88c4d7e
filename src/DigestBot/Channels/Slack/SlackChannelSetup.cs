using DigestBot.Slack;
using DigestBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace DigestBot.Channels.Slack;

internal static class SlackChannelSetup
{
    /// <summary>Adds Slack's protocol and the bot's part of it: what comes in becomes turns, tokens and claims are kept.</summary>
    public static IServiceCollection AddSlackChannel(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<IDataProtectionProvider>(provider => provider.GetRequiredService<KeyRing>().Provider)
            .AddSingleton<SlackOwnToken>()
            .AddHostedService(provider => provider.GetRequiredService<SlackOwnToken>())
            .AddSingleton<SlackWorkspaces>()
            .AddSingleton<SlackClaims>()
            .AddSingleton<SlackPeople>()
            .AddSingleton<SlackActivities>()
            .AddSingleton<SlackAnswers>()
            .AddSingleton<SlackRooms>()
            .AddSingleton<SlackInbox>()
            .AddSingleton<SlackPresence>()
            .AddSingleton<SlackHandler>(provider => provider.GetRequiredService<SlackInbox>().HandleAsync)
            .AddSingleton<SlackClaim>(provider => provider.GetRequiredService<SlackClaims>().ClaimAsync)
            .AddSingleton<SlackInstalled>(provider => provider.GetRequiredService<SlackWorkspaces>().KeepAsync)
            .AddSingleton<SlackTokens>(provider =>
                (workspace, cancellation) =>
                    provider.GetRequiredService<SlackWorkspaces>().TokenAsync(workspace, cancellation)
            )
            .AddSlack(configuration, SlackScopes.Bot);
}
