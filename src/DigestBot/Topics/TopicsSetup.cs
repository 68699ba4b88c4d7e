namespace DigestBot.Topics;

internal static class TopicsSetup
{
    public static IServiceCollection AddTopics(this IServiceCollection services)
    {
        services.AddOptions<TopicSettings>().BindConfiguration("");
        return services.AddSingleton<TopicCatalog>().AddSingleton<TopicIndex>();
    }
}
