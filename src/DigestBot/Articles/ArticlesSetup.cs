using Quartz;

namespace DigestBot.Articles;

internal static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services, string contentRoot)
    {
        services
            .AddOptions<ArticleOptions>()
            .BindConfiguration(ArticleOptions.Key)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(new ArticleFolder(contentRoot))
            .AddSingleton<ArticleStore>()
            .AddSingleton<ArticleEditions>()
            .AddSingleton<ErasedTexts>()
            .AddSingleton<ArticleSearch>()
            .AddSingleton<Library>()
            .AddSingleton<GoneArticles>()
            .AddSingleton<ArticleIntake>();
    }

    public static void AddArticleJobs(this IQuartzBuilder quartz, ArticleOptions options) =>
        quartz.ScheduleJob<ScanJob>(
            trigger =>
                trigger.WithSimpleSchedule(every =>
                    every.WithInterval(TimeSpan.FromSeconds(options.ScanSeconds)).RepeatForever()
                ),
            job => job.WithIdentity(ScanJob.Key)
        );
}
