namespace DigestBot.Chat.Teams;

internal static class TeamsSetup
{
    public static IServiceCollection AddTeams(this IServiceCollection services) =>
        services
            .AddSingleton<TopicResults>()
            .AddSingleton<SectionResults>()
            .AddSingleton<CitedCards>()
            .AddSingleton<MessageExtension>()
            .AddSingleton<TeamsRooms>();
}
