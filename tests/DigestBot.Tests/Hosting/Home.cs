using System.Text.Json.Nodes;

namespace DigestBot.Tests.Hosting;

/// <summary>A folder like an operator's: the settings and cards as they are shipped, to be edited.</summary>
internal sealed class Home : IDisposable
{
    public Home()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Settings);
        Directory.CreateDirectory(Path.Combine(Folder, "articles"));
        foreach (var channel in new[] { "teams", "slack" })
        {
            Directory.CreateDirectory(Path.Combine(Folder, "cards", channel));
            foreach (var card in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cards", channel)))
                File.Copy(card, Card(Path.GetFileNameWithoutExtension(card), channel));
        }
        File.WriteAllText(Path.Combine(Folder, "articles", "four-flags.md"), SomeArticle.Quad);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("digestbot-home-").FullName;

    public string Settings => Path.Combine(Folder, "appsettings.json");

    public string Card(string name, string channel = "teams") => Path.Combine(Folder, "cards", channel, $"{name}.json");

    public void Edit(Action<JsonObject> change)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!.AsObject();
        change(settings);
        File.WriteAllText(Settings, settings.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
