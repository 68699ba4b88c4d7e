using DigestBot.Articles;
using DigestBot.Digests;
using DigestBot.Operations;
using Quartz;

namespace DigestBot;

/// <summary>What every room needs: settings, logs and the scheduler.</summary>
internal static class Setup
{
    public const string SettingsFile = "appsettings.json";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = Asked(args) ?? ContentRoot() }
        );
        builder.Configuration.SetFileLoadExceptionHandler(context =>
            throw new SettingsException(Unreadable(context.Provider.Source, context.Exception), context.Exception)
        );
        SettingsSource.Replace(builder.Configuration.Sources);
        CheckLogLevels(builder.Configuration);
        HideStreamTokens(builder);
        return builder;
    }

    /// <summary>These lines show whole addresses, and a Direct Line stream's has its token in it. Direct Line exists in Development only.</summary>
    private static void HideStreamTokens(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    /// <summary>The logger itself would only say that a value is wrong, not which.</summary>
    private static void CheckLogLevels(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.GetSection("Logging").AsEnumerable())
            if (
                value is not null
                && key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
                && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _)
            )
                throw new SettingsException(
                    $"{key} is \"{value}\"; it must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}."
                );
    }

    /// <summary>A sentence about a settings file that is broken.</summary>
    public static string Unreadable(FileConfigurationSource file, Exception fault) =>
        $"{file.Path} cannot be read: {fault.GetBaseException().Message}";

    /// <summary>Adds Quartz; section <c>Quartz</c> takes Quartz's own property names.</summary>
    public static IServiceCollection AddTiming(this IServiceCollection services, IConfiguration configuration)
    {
        var articles = configuration.GetSection(ArticleOptions.Key).Get<ArticleOptions>() ?? new ArticleOptions();
        services.AddQuartz(
            configuration.GetSection("Quartz"),
            quartz =>
            {
                quartz.AddArticleJobs(articles);
                quartz.AddDigestJobs();
                quartz.AddOperationsJobs();
            }
        );
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>The folder that <c>--contentRoot</c> names.</summary>
    private static string? Asked(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build()[HostDefaults.ContentRootKey] is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : null;

    /// <summary>The current folder when it holds the settings and the cards, as a checkout does; else the program's own.</summary>
    public static string ContentRoot()
    {
        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, SettingsFile)) && Directory.Exists(Path.Combine(current, "cards"))
            ? current
            : AppContext.BaseDirectory;
    }
}
