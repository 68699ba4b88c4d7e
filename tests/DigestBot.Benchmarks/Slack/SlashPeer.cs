using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DigestBot.Testing;

namespace DigestBot.Benchmarks.Slack;

/// <summary>A bot in a process of its own, until it is disposed.</summary>
internal sealed class SlashPeer : IDisposable
{
    private readonly Process _process;

    private SlashPeer(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>What the process has used of the processors.</summary>
    public TimeSpan Used
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Slack's own framework for Node, answering from memory.</summary>
    public static async Task<SlashPeer> BoltAsync()
    {
        var folder = RealParts.Peers ?? throw new InvalidOperationException("Run npm ci in tests/peers first.");
        var process = Start("node", [Path.Combine(folder, "bolt.mjs"), SlashRequests.Secret], folder);
        return new(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>The service as it is shipped, on a database of its own.</summary>
    public static async Task<SlashPeer> ServiceAsync(string folder, FakeSlack slack)
    {
        var articles = Directory.CreateDirectory(Path.Combine(folder, "articles")).FullName;
        await using (var article = typeof(SlashPeer).Assembly.GetManifestResourceStream("article.md")!)
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
        var process = Start("dotnet", settings, folder);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("is ready", StringComparison.Ordinal))
                break;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new(process, url);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(string program, string[] arguments, string folder) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            }
        )!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
