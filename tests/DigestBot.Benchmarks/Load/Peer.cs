using System.Diagnostics;
using DigestBot.Testing;

namespace DigestBot.Benchmarks.Load;

/// <summary>A server in a process of its own, until it is disposed.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    /// <param name="process">One that is running.</param>
    public Peer(Process process, Uri url) => (_process, Url) = (process, url);

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

    /// <summary>How many megabytes it holds.</summary>
    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024 / 1024;
        }
    }

    /// <summary>A script of <c>tests/peers</c>, which says its address first.</summary>
    public static Task<Peer> NodeAsync(string script, params string[] arguments)
    {
        var folder = RealParts.Peers ?? throw new InvalidOperationException("Run npm ci in tests/peers first.");
        return StartAsync("node", [Path.Combine(folder, script), .. arguments], folder);
    }

    /// <summary>A hidden command of this program, which says its address first.</summary>
    public static Task<Peer> OwnAsync(params string[] arguments) =>
        StartAsync("dotnet", [typeof(Peer).Assembly.Location, .. arguments], AppContext.BaseDirectory);

    public static Process Start(string program, string[] arguments, string folder) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
                Environment = { ["NODE_ENV"] = "production" },
            }
        )!;

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Peer> StartAsync(string program, string[] arguments, string folder)
    {
        var process = Start(program, arguments, folder);
        var url = new Uri((await process.StandardOutput.ReadLineAsync())!);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new(process, url);
    }
}
