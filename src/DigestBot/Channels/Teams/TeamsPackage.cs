using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Channels.Teams;

/// <summary>What is uploaded to Teams: the manifest, its translations and the icons. The same app is the same bytes.</summary>
internal static class TeamsPackage
{
    private static readonly string[] _translations = ["de"];

    /// <summary>The first instant a zip file can tell.</summary>
    private static readonly DateTimeOffset _noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions _asWritten = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Of(TeamsApp app)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Json(TeamsManifest.Of(app, TeamsWords.In("en").For(app.Name), _translations)));
            foreach (var tag in _translations)
                Add(zip, $"{tag}.json", Json(TeamsManifest.Translation(app, TeamsWords.In(tag).For(app.Name))));
            foreach (var icon in (string[])["color.png", "outline.png"])
                Add(zip, icon, TeamsResources.Read(icon));
        }
        return bytes.ToArray();
    }

    private static byte[] Json(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, _asWritten);

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = _noTime;
        using var file = entry.Open();
        file.Write(content);
    }
}
