using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DigestBot.Digests.Deliveries;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Delivery;

/// <summary><c>idle</c>: what a second costs in which nothing is due, and how long a hundred that are due take to be found, among few and many.</summary>
internal static class IdleCommand
{
    private const int Few = 10_000;
    private const int Due = 100;
    private const int Ticks = 2_000;

    public static Command Create()
    {
        var many = FanoutCommand.Number("--subscriptions", 1_000_000, "How many schedules are compared with 10,000.");
        var rounds = FanoutCommand.Number("--rounds", 5, "How many times both are measured, in turn; the best counts.");
        var command = new Command("idle", "Measures what schedules cost that are not due.") { many, rounds };
        command.SetAction(
            (result, _) =>
                RunAsync(result.GetValue(many), result.GetValue(rounds), result.InvocationConfiguration.Output)
        );
        return command;
    }

    private static async Task RunAsync(int many, int rounds, TextWriter output)
    {
        await output.WriteLineAsync("schedules  a tick, nothing due  100 due found in  found and written in");
        await using var few = await Side.CreateAsync(Few);
        await using var all = await Side.CreateAsync(many);
        for (var round = 0; round < rounds; round++)
            foreach (var side in new[] { few, all })
                await side.MeasureAsync();
        foreach (var side in new[] { few, all })
            await output.WriteLineAsync(side.ToString());
    }

    private sealed class Side(WebApplication app, string folder, int subscriptions) : IAsyncDisposable
    {
        private double _tick = double.MaxValue;
        private double _find = double.MaxValue;
        private double _claim = double.MaxValue;
        private int _round;

        public static async Task<Side> CreateAsync(int subscriptions)
        {
            var folder = Directory.CreateTempSubdirectory("digestbot-idle-").FullName;
            await SeededDatabase.CreateAsync(
                Path.Combine(folder, "digestbot.db"),
                subscriptions,
                0,
                "http://localhost:1/"
            );
            return new Side(await ServiceRun.PrepareAsync(folder, 32), folder, subscriptions);
        }

        public async Task MeasureAsync()
        {
            var occurrences = app.Services.GetRequiredService<Occurrences>();
            var queue = app.Services.GetRequiredService<DeliveryQueue>();
            var start = Stopwatch.GetTimestamp();
            for (var tick = 0; tick < Ticks; tick++)
            {
                await occurrences.ClaimAsync(CancellationToken.None);
                await queue.IsAnyDueAsync(CancellationToken.None);
            }
            _tick = Math.Min(_tick, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Ticks);
            await MakeDueAsync();
            start = Stopwatch.GetTimestamp();
            await app
                .Services.GetRequiredService<Storage.Database>()
                .WriteAsync(
                    transaction => Occurrences.FindAsync(transaction, TimeProvider.System.GetUtcNow()),
                    CancellationToken.None
                );
            _find = Math.Min(_find, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            if (await occurrences.ClaimAsync(CancellationToken.None) != Due)
                throw new InvalidOperationException("Not all that were due were found.");
            _claim = Math.Min(_claim, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await ForgetDeliveriesAsync();
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{subscriptions, 9}  {_tick, 14:0.0} µs  {_find, 13:0.00} ms  {_claim, 17:0.00} ms"
            );

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        /// <summary>A hundred of all, spread evenly; others each time.</summary>
        private Task MakeDueAsync() =>
            ExecuteAsync(
                "UPDATE subscriptions SET next_due = @now - 1000 WHERE id IN (WITH RECURSIVE n(i) AS "
                    + "(SELECT @offset UNION ALL SELECT i + @step FROM n LIMIT 100) SELECT i FROM n)"
            );

        private Task ForgetDeliveriesAsync() => ExecuteAsync("DELETE FROM deliveries WHERE @now + @offset + @step > 0");

        private Task<int> ExecuteAsync(string sql) =>
            app
                .Services.GetRequiredService<Storage.Database>()
                .ExecuteAsync(
                    sql,
                    new
                    {
                        now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
                        offset = 1 + _round++,
                        step = subscriptions / Due,
                    },
                    CancellationToken.None
                );
    }
}
