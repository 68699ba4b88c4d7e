using DigestBot.Digests.Content;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;
using Quartz;

namespace DigestBot.Digests;

internal static class DigestsSetup
{
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services
            .AddOptions<DigestOptions>()
            .BindConfiguration(DigestOptions.Key)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<SubscriptionStore>()
            .AddSingleton<Forgetting>()
            .AddSingleton<Occurrences>()
            .AddSingleton<SchedulerPulse>()
            .AddSingleton<News>()
            .AddSingleton<SectionQuotes>()
            .AddSingleton<DigestComposer>()
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<DeliveryContent>()
            .AddSingleton<DeliveryQueue>()
            .AddSingleton<DeliverySender>()
            .AddSingleton<DeliveryPump>()
            .AddHostedService(provider => provider.GetRequiredService<DeliveryPump>());
    }

    public static void AddDigestJobs(this IQuartzBuilder quartz) =>
        quartz.ScheduleJob<DigestJob>(
            trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(1)).RepeatForever()),
            job => job.WithIdentity(DigestJob.Key)
        );
}
