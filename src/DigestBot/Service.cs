using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Chat;
using DigestBot.Digests;
using DigestBot.Operations;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Topics;
using DigestBot.Web;
using Microsoft.Extensions.Options;

namespace DigestBot;

/// <summary>The running service.</summary>
internal static class Service
{
    /// <summary>Who logs a failed start with its stack; until it has started, what is wrong is said in a sentence instead.</summary>
    private const string HostLog = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <param name="configure">Changes what is wired, as for <see cref="Build"/>.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        try
        {
            var started = false;
            await using var app = Build(
                args,
                builder =>
                {
                    builder.Logging.AddFilter(HostLog, level => started && level >= LogLevel.Warning);
                    configure?.Invoke(builder);
                }
            );
            app.Lifetime.ApplicationStarted.Register(() => started = true);
            await PrepareAsync(app);
            Greeting.SayWhenStarted(app);
            var parts = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
            await app.RunAsync();
            return parts.Exists(part => part.ExecuteTask is { IsFaulted: true }) ? ExitCodes.Broke : ExitCodes.Stopped;
        }
        catch (Exception fault) when (StartFaults.Explain(fault) is { } sentences)
        {
            foreach (var sentence in sentences)
                await Console.Error.WriteLineAsync($"DigestBot cannot start: {sentence}");
            return StartFaults.ExitCodeOf(fault);
        }
    }

    /// <param name="configure">Changes what is wired, such as the clock of a test.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Setup.CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddArticles(builder.Environment.ContentRootPath);
        builder.Services.AddTopics();
        builder.Services.AddChannels(builder.Environment.ContentRootPath);
        builder.Services.AddDigests();
        builder.Services.AddChat();
        builder.AddOperations();
        builder.Services.AddSlackChannel(builder.Configuration);
        builder.Services.AddBotFramework(builder.Configuration, isOptional: SlackSettings.IsSet(builder.Configuration));
#if BOTBUILDER
        DigestBot.BotBuilder.BotBuilderSetup.AddBotBuilder(builder.Services);
#endif
        builder.Services.AddTiming(builder.Configuration);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapBotFramework();
        app.MapSlack();
        app.MapLoopbackOnly(local => local.MapDirectLine());
        app.MapLocalChat();
        app.MapOperations();
        return app;
    }

    /// <summary>What has to be there before the first turn: the database, the articles, the keyword map and the templates.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        _ = app.Services.GetRequiredService<OwnerLock>();
        await Migrations.ApplyAsync(app.Services.GetRequiredService<Database>(), CancellationToken.None);
        _ = app.Services.GetRequiredService<TopicCatalog>();
        _ = app.Services.GetRequiredService<CardTemplates>();
        await app.Services.GetRequiredService<ArticleIntake>().ScanAsync(CancellationToken.None);
        await app.Services.GetRequiredService<ConversationTrust>().RestoreAsync(CancellationToken.None);
    }
}
