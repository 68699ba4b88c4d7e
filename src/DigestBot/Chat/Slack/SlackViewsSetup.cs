using DigestBot.Slack;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigestBot.Chat.Slack;

internal static class SlackViewsSetup
{
    public static IServiceCollection AddSlackViews(this IServiceCollection services)
    {
        services.TryAddSingleton<SlackHandler>(provider =>
            (inbound, cancellation) =>
                ViewsHandler.Takes(inbound)
                    ? provider.GetRequiredService<ViewsHandler>().HandleAsync(inbound, cancellation)
                    : Task.FromResult<SlackReply?>(null)
        );
        return services
            .AddSingleton<HomePlaces>()
            .AddSingleton<HomeTab>()
            .AddSingleton<HomeButtons>()
            .AddSingleton<SubscribeDialog>()
            .AddSingleton<DialogSubmission>()
            .AddSingleton<ViewsHandler>();
    }
}
