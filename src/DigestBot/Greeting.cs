using DigestBot.Articles;
using DigestBot.Chat;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Topics;
using DigestBot.Wording;
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

    private static string Slack(SlackSettings settings, string address) =>
        (settings.SigningSecret, settings.AppToken) switch
        {
            (null, null) =>
                "not connected. Set Slack:AppToken, or Slack:SigningSecret, and Slack:BotToken; see docs/slack.md",
            (null, _) => "over sockets that it opens itself",
            (_, null) => $"at {address}/slack, which Slack has to reach",
            _ => $"over sockets that it opens itself, and at {address}/slack",
        };

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
            : $"  DigestBot is ready. It listens at {address}";
        yield return $"  Read:      {Amounts.Read(library, app.Services.GetRequiredService<TopicCatalog>().Current, Languages.English.Texts.Amounts)}";
        yield return $"  Kept in:   {app.Services.GetRequiredService<Database>().File} (deleting it loses subscriptions; articles are read again)";
        yield return string.IsNullOrEmpty(app.Configuration["MicrosoftAppId"])
            ? "  Teams:     not connected. Set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId; see docs/teams.md"
            : $"  Teams:     app {app.Configuration["MicrosoftAppId"]}, at {address}/api/messages, which Teams has to reach";
        yield return $"  Slack:     {Slack(app.Services.GetRequiredService<SlackSettings>(), address)}";
        yield return "";
    }
}
