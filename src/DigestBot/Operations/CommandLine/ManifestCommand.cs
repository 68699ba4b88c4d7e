using System.CommandLine;
using DigestBot.Channels.Slack;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>manifest slack --url https://bot.example.org</c>: the Slack app, ready to paste where Slack makes one.</summary>
internal static class ManifestCommand
{
    public static Command Create()
    {
        var url = new Option<string?>("--url")
        {
            Description = "Where Slack reaches the service, such as https://bot.example.org.",
            HelpName = "URL",
        };
        var socket = new Option<bool>("--socket") { Description = "For Socket Mode, which needs no public address." };
        url.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Read(text) is null)
                result.AddError(
                    $"--url is \"{text}\"; it must be a public https address without a path, such as https://bot.example.org."
                );
        });
        var slack = new Command("slack", "Prints the Slack app's manifest.") { url, socket };
        slack.Validators.Add(result =>
        {
            if (result.GetValue(socket) == (result.GetResult(url) is not null))
                result.AddError("Say either --url and the address that Slack reaches, or --socket.");
        });
        slack.SetAction(parsed =>
            parsed.InvocationConfiguration.Output.WriteLine(
                SlackManifest.Of(parsed.GetValue(url) is { } text ? Read(text) : null)
            )
        );
        return new Command("manifest", "Prints what a channel wants to know of the app.") { slack };
    }

    private static Uri? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url is { IsLoopback: false, AbsolutePath: "/", Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
            ? url
            : null;
}
