using DigestBot.Digests.Content;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Deliveries.Sending;
using DigestBot.Digests.Follows;
using DigestBot.Digests.Schedules;
using DigestBot.Wording;
using Microsoft.Extensions.Options;
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
            .AddSingleton(provider => new Languages(
                Languages.Shipped.All,
                provider.GetRequiredService<IOptions<DigestOptions>>().Value.Language
            ))
            .AddSingleton<SubscriptionStore>()
            .AddSingleton<NextRuns>()
            .AddSingleton<ScheduleChanges>()
            .AddSingleton<ZoneMoves>()
            .AddSingleton<ConversationClocks>()
            .AddSingleton<RunCalendar>()
            .AddSingleton<Claims>()
            .AddSingleton<Occurrences>()
            .AddSingleton<SchedulerPulse>()
            .AddSingleton<Forgetting>()
            .AddSingleton<QuietHold>()
            .AddSingleton<News>()
            .AddSingleton<SectionQuotes>()
            .AddSingleton<GivenSections>()
            .AddSingleton<DigestMessages>()
            .AddSingleton<DigestChoice>()
            .AddSingleton<DigestComposer>()
            .AddSingleton<SettledMessages>()
            .AddSingleton<FollowStore>()
            .AddSingleton<Alerts>()
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<DeliveryContent>()
            .AddSingleton<DeliveryQueue>()
            .AddSingleton<EarlierTries>()
            .AddSingleton<LatestDigest>()
            .AddSingleton<DeliverySender>()
            .AddSingleton<Parking>()
            .AddSingleton<Departures>()
            .AddSingleton<OutcomeWriter>()
            .AddSingleton<SendGate>()
            .AddSingleton(provider => new SendPlaces(
                provider.GetRequiredService<IOptions<DigestOptions>>().Value.Concurrency,
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<DeliveryPump>()
            .AddHostedService(provider => provider.GetRequiredService<DeliveryPump>())
            .AddSingleton<ClockCorrection>()
            .AddSingleton<ClockWatch>()
            .AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
    }

    public static void AddDigestJobs(this IQuartzBuilder quartz)
    {
        quartz.ScheduleJob<DigestJob>(
            trigger => trigger.WithCronSchedule("* * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)),
            job => job.WithIdentity(DigestJob.Key)
        );
        quartz.ScheduleJob<AlertJob>(
            trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()),
            job => job.WithIdentity(AlertJob.Key)
        );
        quartz.ScheduleJob<LostZones>(
            trigger =>
                trigger.WithSimpleSchedule(every =>
                    every
                        .WithInterval(TimeSpan.FromHours(1))
                        .RepeatForever()
                        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)
                ),
            job => job.WithIdentity(LostZones.Key)
        );
    }
}
