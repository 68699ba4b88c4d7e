using System.CommandLine;
using System.Globalization;
using DigestBot.Benchmarks.Load;
using DigestBot.Testing;

namespace DigestBot.Benchmarks.Slack;

/// <summary><c>slash</c>: signed <c>/topic quad</c> answered a second, beside Slack's own framework for Node answering from memory.</summary>
internal static class SlashCommand
{
    public static Command Create() => LoadCommand.Of("slash", "Measures slash commands, beside @slack/bolt.", RunAsync);

    private static async Task RunAsync(int requests, int connections, int rounds, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-slash-").FullName;
        try
        {
            await using var slack = await FakeSlack.StartAsync();
            using var bolt = await Peer.NodeAsync("bolt.mjs", SlashRequests.Secret);
            using var service = await SlashService.StartAsync(folder, slack);
            await MeasureAsync(bolt, requests / 3, connections);
            await MeasureAsync(service, requests, connections);
            await output.WriteLineAsync("round  who      commands/s    p50 ms    p99 ms  wrong  CPU µs  ratio");
            for (var round = 1; round <= rounds; round++)
            {
                var peer = await MeasureAsync(bolt, requests, connections);
                await output.WriteLineAsync(Line(round, "bolt", peer, peer));
                await output.WriteLineAsync(
                    Line(round, "service", await MeasureAsync(service, requests, connections), peer)
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<LoadFigures> MeasureAsync(Peer peer, int requests, int connections) =>
        LoadRun.RunAsync(peer, SlashRequests.Create(requests, peer.Url), connections, "Quad"u8.ToArray());

    private static string Line(int round, string who, LoadFigures figures, LoadFigures peer) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{round, 5}  {who, -7}  {figures.PerSecond, 10:0}  {figures.Median.TotalMilliseconds, 8:0.00}  {figures.P99.TotalMilliseconds, 8:0.00}  {figures.Wrong, 5}  {figures.Used.TotalMicroseconds, 6:0}  {figures.PerSecond / peer.PerSecond, 5:0.00}"
        );
}
