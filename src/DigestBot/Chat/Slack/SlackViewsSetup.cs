using DigestBot.Channels.Slack;
using DigestBot.Slack;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigestBot.Chat.Slack;

internal static class SlackViewsSetup
{
    public static IServiceCollection AddSlackViews(this IServiceCollection services)
    {
        services.TryAddSingleton<SlackHandler>(provider =>
            (inbound, cancellation) =>
                provider.GetRequiredService<SlackViews>() is var views && views.Takes(inbound)
                    ? views.Handle(inbound, cancellation)
                    : Task.FromResult<SlackReply?>(null)
        );
        return services
            .AddSingleton<HomePlaces>()
            .AddSingleton<HomeTab>()
            .AddSingleton<HomeButtons>()
            .AddSingleton<SubscribeDialog>()
            .AddSingleton<DialogSubmission>()
            .AddSingleton<ViewsHandler>()
            .AddSingleton(provider => new SlackViews(
                ViewsHandler.Takes,
                provider.GetRequiredService<ViewsHandler>().HandleAsync
            ));
    }
}
