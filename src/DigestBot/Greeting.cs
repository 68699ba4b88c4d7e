using DigestBot.Articles;
using DigestBot.Chat;
using DigestBot.Storage;
using DigestBot.Topics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DigestBot;

/// <summary>The few lines an operator reads when the service has started.</summary>
internal static class Greeting
{
    public static void SayWhenStarted(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var line in Lines(app))
                Console.WriteLine(line);
        });

    private static IEnumerable<string> Lines(WebApplication app)
    {
        var address =
            app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()
                ?.Addresses.FirstOrDefault()
            ?? "";
        var library = app.Services.GetRequiredService<Library>().Current;
        yield return "";
        yield return app.Environment.IsDevelopment()
            ? $"  DigestBot is ready. Talk to it at {address}"
            : $"  DigestBot is ready. It listens at {address}/api/messages";
        yield return $"  Read:      {Amounts.Read(library, app.Services.GetRequiredService<TopicCatalog>().Current)}";
        yield return $"  Kept in:   {app.Services.GetRequiredService<Database>().File} (deleting it loses subscriptions; articles are read again)";
        yield return string.IsNullOrEmpty(app.Configuration["MicrosoftAppId"])
            ? "  Teams:     not connected. Set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId; see README.md"
            : $"  Teams:     app {app.Configuration["MicrosoftAppId"]}";
        yield return "  Slack:     not connected. Through Azure's Slack channel it answers \"@DigestBot topic quad\"; see README.md";
        yield return "";
    }
}
