using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DigestBot.Benchmarks.Delivery;

/// <summary>The two that <c>fanout</c> compares, each run in a fresh process: the service, and nothing but an <see cref="HttpClient"/>.</summary>
internal static class FanoutSenders
{
    private static readonly Argument<string> _folder = new("folder");
    private static readonly Argument<string> _receiver = new("receiver");
    private static readonly Argument<int> _count = new("count");
    private static readonly Argument<int> _concurrency = new("concurrency");

    public static Command Service()
    {
        var command = new Command("fanout-service", "The service's part of fanout.")
        {
            _folder,
            _receiver,
            _count,
            _concurrency,
        };
        command.Hidden = true;
        command.SetAction(
            async (result, _) =>
                await RunServiceAsync(
                    result.GetValue(_folder)!,
                    new Uri(result.GetValue(_receiver)!),
                    result.GetValue(_count),
                    result.GetValue(_concurrency)
                )
        );
        return command;
    }

    public static Command Bare()
    {
        var command = new Command("fanout-bare", "The bare loop's part of fanout.")
        {
            _folder,
            _receiver,
            _count,
            _concurrency,
        };
        command.Hidden = true;
        command.SetAction(
            async (result, _) =>
                await RunBareAsync(
                    new Uri(result.GetValue(_receiver)!),
                    result.GetValue(_count),
                    result.GetValue(_concurrency)
                )
        );
        return command;
    }

    /// <summary>
    /// How many go first, and others again after a pause, so that the compiler has looked at everything twice, as in a service that runs.
    /// Each conversation takes part once: a second digest would have less to say.
    /// </summary>
    private const int WarmUp = 4000;
    private const int WarmUps = 8;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    /// <summary>After some digests the scheduler stands still, so that the stopwatch sees the claiming alone, and the sending after it.</summary>
    private static async Task RunServiceAsync(string folder, Uri receiver, int due, int concurrency)
    {
        using var client = new HttpClient();
        await using var app = await ServiceRun.PrepareAsync(folder, concurrency);
        var database = app.Services.GetRequiredService<Database>();
        await app.StartAsync();
        for (var i = 0; i < WarmUps; i++)
        {
            await MakeDueAsync(
                database,
                $"id IN (SELECT id FROM subscriptions WHERE next_due <> {SeededDatabase.Later} ORDER BY id LIMIT {WarmUp} OFFSET {i * WarmUp})"
            );
            await AllSentAsync(database);
            await Task.Delay(_pause);
        }
        await (await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).PauseAll();
        await client.GetStringAsync(new Uri(receiver, "/stats"));
        await MakeDueAsync(database, $"next_due = {SeededDatabase.Later}");
        var clock = Stopwatch.StartNew();
        await app.Services.GetRequiredService<Occurrences>().ClaimAsync(CancellationToken.None);
        var claiming = clock.Elapsed;
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        app.Services.GetRequiredService<DeliveryPump>().Wake();
        await AllSentAsync(database);
        process.Refresh();
        Console.Error.WriteLine($"CPU {(process.TotalProcessorTime - before).TotalMicroseconds / due:0.0} us each");
        await app.StopAsync();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "result.txt"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{due} {claiming.TotalMilliseconds:0} {process.PeakWorkingSet64 / 1024 / 1024}"
            )
        );
    }

    private static Task<int> MakeDueAsync(Database database, string which) =>
        database.ExecuteAsync(
            $"UPDATE subscriptions SET next_due = @now WHERE {which}",
            new { now = TimeProvider.System.GetUtcNow().ToStored() },
            CancellationToken.None
        );

    private static async Task AllSentAsync(Database database)
    {
        var open = $"""
            SELECT EXISTS (SELECT 1 FROM deliveries d WHERE {OpenDeliveries.Of("d")})
                OR EXISTS (SELECT 1 FROM subscriptions WHERE next_due <= @now)
            """;
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (
            await database.FirstOrDefaultAsync<long>(
                open,
                new { now = TimeProvider.System.GetUtcNow().ToStored() },
                CancellationToken.None
            ) > 0
        )
            await look.WaitForNextTickAsync();
    }

    private static async Task RunBareAsync(Uri receiver, int count, int concurrency)
    {
        using var client = new HttpClient();
        var body = await client.GetByteArrayAsync(new Uri(receiver, "/sample"));
        for (var i = 0; i < WarmUps; i++)
        {
            await PostAllAsync(client, receiver, body, WarmUp, concurrency);
            await Task.Delay(_pause);
        }
        await client.GetStringAsync(new Uri(receiver, "/stats"));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await PostAllAsync(client, receiver, body, count, concurrency);
        process.Refresh();
        Console.Error.WriteLine(
            $"bare CPU {(process.TotalProcessorTime - before).TotalMicroseconds / count:0.0} us each"
        );
    }

    private static Task PostAllAsync(HttpClient client, Uri receiver, byte[] body, int count, int concurrency)
    {
        var left = count;
        return Task.WhenAll(
            Enumerable
                .Range(0, concurrency)
                .Select(async _ =>
                {
                    while (Interlocked.Decrement(ref left) is >= 0 and var i)
                        await PostAsync(
                            client,
                            new Uri(receiver, $"/v3/conversations/a%3A1xCq7_conversation-{i:00000000}/activities"),
                            body
                        );
                })
        );
    }

    private static async Task PostAsync(HttpClient client, Uri url, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
    }
}
