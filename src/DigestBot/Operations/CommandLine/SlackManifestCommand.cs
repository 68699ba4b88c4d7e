using System.CommandLine;
using DigestBot.Channels.Slack;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>manifest slack --url https://bot.example.org</c>: the Slack app, ready to paste where Slack makes one.</summary>
internal static class SlackManifestCommand
{
    public static Command Create()
    {
        var url = CheckedOption.PublicUrl("Where Slack reaches the service, such as https://bot.example.org.");
        var socket = new Option<bool>("--socket") { Description = "For Socket Mode, which needs no public address." };
        var slack = new Command("slack", "Prints the Slack app's manifest.") { url, socket };
        slack.Validators.Add(result =>
        {
            if (result.GetValue(socket) == (result.GetResult(url) is not null))
                result.AddError("Say either --url and the address that Slack reaches, or --socket.");
        });
        slack.SetAction(parsed =>
            parsed.InvocationConfiguration.Output.WriteLine(SlackManifest.Of(parsed.GetValue(url)))
        );
        return slack;
    }
}
