namespace DigestBot.Storage;

internal static class StorageSetup
{
    public static IServiceCollection AddStorage(
        this IServiceCollection services,
        IConfiguration configuration,
        string contentRoot
    )
    {
        Dialect.Prepare();
        var connectionString = DatabaseOptions.Read(configuration, contentRoot);
        return services
            .AddSingleton(_ => new OwnerLock(connectionString))
            .AddSingleton(_ => new Database(connectionString))
            .AddSingleton<Readings>()
            .AddSingleton(_ => new KeyRing(connectionString));
    }
}
