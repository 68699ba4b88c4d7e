using System.CommandLine;
using System.Globalization;
using DigestBot.Benchmarks.Load;
using DigestBot.Testing;

namespace DigestBot.Benchmarks.Turns;

/// <summary><c>turns</c>: <c>/topic quad</c> answered a second, from the signed request to the reply, beside a bare endpoint and Microsoft's SDK for Node.</summary>
internal static class TurnsCommand
{
    public static Command Create() =>
        LoadCommand.Of("turns", "Measures turns, beside a bare endpoint and npm botbuilder.", RunAsync);

    private static async Task RunAsync(int requests, int connections, int rounds, TextWriter output)
    {
        using var connector = new TakingConnector();
        await using var world = await TurnsWorld.CreateAsync();
        await using var service = world.Start();
        using var bot = await TurnsWorld.PeerAsync(service);
        using var bare = await Peer.OwnAsync("turns-bare");
        using var echo = HasEcho ? await Peer.NodeAsync("echo.mjs") : null;
        var token = world.Token(connector.ServiceUrl);
        (string Name, Peer? Peer, int Requests)[] all =
        [
            ("bare", bare, requests),
            ("botbuilder", echo, requests / 15),
            ("bot", bot, requests),
        ];
        await output.WriteLineAsync("round  who         turns/s    p50 ms    p99 ms  wrong  CPU µs  of bare     MB");
        for (var round = 0; round <= rounds; round++)
        {
            LoadFigures? limit = null;
            foreach (var (name, peer, count) in all)
            {
                if (peer is null)
                    continue;
                var figures = await MeasureAsync(peer, connector, token, count, connections);
                limit ??= figures;
                if (round > 0)
                    await output.WriteLineAsync(Line(round, name, figures, limit, peer.Megabytes));
            }
        }
    }

    /// <summary>An answer counts when its reply has come.</summary>
    private static async Task<LoadFigures> MeasureAsync(
        Peer peer,
        TakingConnector connector,
        string token,
        int count,
        int connections
    )
    {
        var before = connector.Posts;
        var requests = TurnRequests.Create(count, peer.Url, connector.ServiceUrl, token);
        var figures = await LoadRun.RunAsync(peer, requests, connections);
        return figures with { Wrong = figures.Wrong + Math.Abs(count - (connector.Posts - before)) };
    }

    private static bool HasEcho =>
        RealParts.Peers is { } folder && Directory.Exists(Path.Combine(folder, "node_modules", "botbuilder"));

    private static string Line(int round, string who, LoadFigures figures, LoadFigures bare, long megabytes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{round, 5}  {who, -10}  {figures.PerSecond, 7:0}  {figures.Median.TotalMilliseconds, 8:0.00}  {figures.P99.TotalMilliseconds, 8:0.00}  {figures.Wrong, 5}  {figures.Used.TotalMicroseconds, 6:0}  {figures.PerSecond / bare.PerSecond, 7:0.00}  {megabytes, 5}"
        );
}
