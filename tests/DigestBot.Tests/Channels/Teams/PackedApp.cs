using System.IO.Compression;
using System.Text.Json.Nodes;
using DigestBot.Tests.Operations;

namespace DigestBot.Tests.Channels.Teams;

/// <summary>The package that <c>manifest teams</c> wrote, and what it said.</summary>
internal sealed record PackedApp(OperatorRun Run, byte[] Bytes)
{
    public const string AppId = "4f6c1f5e-8d0c-4c58-9d7e-2b1a3c5d7e9f";

    public JsonObject Manifest => Json("manifest.json");

    public JsonObject German => Json("de.json");

    public IReadOnlyList<string> Files
    {
        get
        {
            using var zip = Open();
            return [.. zip.Entries.Select(entry => entry.FullName)];
        }
    }

    public static async Task<PackedApp> WithAsync(params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-teams-").FullName;
        var file = Path.Combine(folder, "app.zip");
        try
        {
            var run = await OperatorRun.OfAsync([
                "manifest",
                "teams",
                "--app-id",
                AppId,
                "--url",
                "https://bot.example.org",
                "--out",
                file,
                .. more,
            ]);
            return new PackedApp(run, await File.ReadAllBytesAsync(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public byte[] Read(string name)
    {
        using var zip = Open();
        using var file = zip.GetEntry(name).ShouldNotBeNull().Open();
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    private ZipArchive Open() => new(new MemoryStream(Bytes), ZipArchiveMode.Read);

    private JsonObject Json(string name) => JsonNode.Parse(Read(name))!.AsObject();
}
