using System.CommandLine;
using DigestBot.Channels.Teams;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>manifest teams --app-id … --url https://bot.example.org</c>: the app's package, ready to upload to Teams.</summary>
internal static class TeamsManifestCommand
{
    public static Command Create()
    {
        var options = new TeamsAppOptions();
        var file = new Option<string>("--out")
        {
            Description = "Where the package goes.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "digestbot-teams.zip",
        };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var teams = new Command("teams", "Writes the app package that is uploaded to Teams.");
        options.AddTo(teams);
        teams.Add(file);
        teams.Add(force);
        teams.SetAction(parsed =>
        {
            var app = options.Read(parsed);
            var place = Path.GetFullPath(parsed.GetRequiredValue(file));
            Write(place, TeamsPackage.Of(app), parsed.GetValue(force));
            foreach (var line in Said(app, place))
                parsed.InvocationConfiguration.Output.WriteLine(line);
        });
        return teams;
    }

    private static void Write(string file, byte[] package, bool replace)
    {
        if (File.Exists(file) && !replace)
            throw new SettingsException($"{file} is there already; add --force to replace it.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new SettingsException($"There is no folder {Path.GetDirectoryName(file)}.");
        File.WriteAllBytes(file, package);
    }

    private static IEnumerable<string> Said(TeamsApp app, string file)
    {
        yield return $"Wrote {file}: {app.Name} {app.Version} for the bot {app.Id}, in English and German.";
        if (app.Website == app.Url || app.Privacy == app.Url || app.Terms == app.Url)
            yield return $"What Teams links to as website, privacy or terms is {app.Url}; --website, --privacy and --terms name pages of yours.";
        yield return app.LinkDomains.Count > 0
            ? $"Links to {string.Join(", ", app.LinkDomains)} get a preview."
            : "Links to articles get no preview; --domain names their hosts.";
        yield return "Next, in Teams: Apps › Manage your apps › Upload an app. Step by step: docs/teams.md.";
    }
}
