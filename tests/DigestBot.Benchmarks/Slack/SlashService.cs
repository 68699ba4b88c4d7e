using System.Net;
using System.Net.Sockets;
using DigestBot.Benchmarks.Load;
using DigestBot.Testing;

namespace DigestBot.Benchmarks.Slack;

/// <summary>The service as it is shipped, on a database of its own, connected to Slack.</summary>
internal static class SlashService
{
    public static async Task<Peer> StartAsync(string folder, FakeSlack slack)
    {
        var articles = Directory.CreateDirectory(Path.Combine(folder, "articles")).FullName;
        await using (var article = typeof(SlashService).Assembly.GetManifestResourceStream("article.md")!)
        await using (var file = File.Create(Path.Combine(articles, "article.md")))
            await article.CopyToAsync(file);
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] settings =
        [
            Path.Combine(AppContext.BaseDirectory, "DigestBot.dll"),
            "--environment=Production",
            $"--Urls={url}",
            $"--contentRoot={AppContext.BaseDirectory}",
            $"--ConnectionStrings:DigestBot=Data Source={Path.Combine(folder, "digestbot.db")}",
            $"--Articles:Paths:0={articles}",
            $"--Slack:SigningSecret={SlashRequests.Secret}",
            $"--Slack:BotToken={slack.One.BotToken}",
            $"--Slack:ApiUrl={slack.ApiUrl}",
        ];
        var process = Peer.Start("dotnet", settings, folder);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("is ready", StringComparison.Ordinal))
                break;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new(process, url);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
