using DigestBot.Channels.Slack;

namespace DigestBot.Chat.Slack;

internal static class SlackViewsSetup
{
    public static IServiceCollection AddSlackViews(this IServiceCollection services) =>
        services
            .AddSingleton<HomeLanguage>()
            .AddSingleton<HomePlaces>()
            .AddSingleton<HomeSends>()
            .AddSingleton<LateProblems>()
            .AddSingleton<HomeTab>()
            .AddSingleton<HomePosts>()
            .AddSingleton<HomeButtons>()
            .AddSingleton<SubscribeDialog>()
            .AddSingleton<DialogSubmission>()
            .AddSingleton<ViewsHandler>()
            .AddSingleton(provider => new SlackViews(
                ViewsHandler.Takes,
                provider.GetRequiredService<ViewsHandler>().HandleAsync
            ));
}
