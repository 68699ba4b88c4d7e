using DigestBot.BotFramework;
using DigestBot.Channels.Circuits;
using DigestBot.Channels.Limits;
using DigestBot.Channels.Slack;
using DigestBot.Channels.Teams;

namespace DigestBot.Channels;

internal static class ChannelsSetup
{
    public static IServiceCollection AddChannels(this IServiceCollection services, string contentRoot) =>
        services
            .AddSingleton(provider => new CardTemplates(
                Path.Combine(contentRoot, "cards"),
                provider.GetRequiredService<ILogger<CardTemplates>>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<TemplateArchive>()
            .AddSingleton<ConversationStore>()
            .AddSingleton<Presences>()
            .AddSingleton<ConversationTrust>()
            .AddSingleton<ActivityRenderer>()
            .AddSingleton<CardSender>()
            .AddSingleton<SlackRenderer>()
            .AddSingleton<MessageFitting>()
            .AddSingleton<SlackLookup>()
            .AddSingleton<SlackPlaces>()
            .AddSingleton<SlackRoster>()
            .AddSingleton<TeamsRoster>()
            .AddSingleton<TeamsPlaces>()
            .AddSingleton<Rosters>()
            .AddSingleton<SendLimits>()
            .AddSingleton<ServiceUrlCircuits>()
            .AddSingleton<ReplyGate>(provider => provider.GetRequiredService<SendLimits>().ReplyAsync)
            .AddSingleton<IChannel, ConnectorChannel>()
            .AddSingleton<IChannel, DirectLineChannel>()
            .AddSingleton<IChannel, SlackChannel>()
            .AddSingleton<ChannelDirectory>();
}
