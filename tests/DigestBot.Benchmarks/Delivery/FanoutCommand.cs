using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace DigestBot.Benchmarks.Delivery;

/// <summary><c>fanout</c>: how fast what is due at once is written and sent, beside an HTTP client that sends the same bytes and does nothing else.</summary>
internal static class FanoutCommand
{
    /// <summary>With the runtime's settings that the service is shipped with.</summary>
    private static readonly string[] _asService =
    [
        "exec",
        "--runtimeconfig",
        Path.ChangeExtension(typeof(Service).Assembly.Location, ".runtimeconfig.json"),
    ];

    public static Command Create()
    {
        var subscriptions = Number("--subscriptions", 100_000, "How many schedules there are.");
        var due = Number("--due", 20_000, "How many of them are due at once.");
        var concurrency = Number("--concurrency", 64, "How many requests are on their way at once.");
        var rounds = Number("--rounds", 3, "How many times both are run, in turn.");
        var command = new Command("fanout", "Measures how fast due digests are written and sent.")
        {
            subscriptions,
            due,
            concurrency,
            rounds,
        };
        command.SetAction(
            (result, _) =>
                RunAsync(
                    result.GetValue(subscriptions),
                    result.GetValue(due),
                    result.GetValue(concurrency),
                    result.GetValue(rounds),
                    result.InvocationConfiguration.Output
                )
        );
        return command;
    }

    internal static Option<int> Number(string name, int value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static async Task RunAsync(int subscriptions, int due, int concurrency, int rounds, TextWriter output)
    {
        await output.WriteLineAsync($"{subscriptions} schedules, {due} due at once, {concurrency} requests at a time");
        await output.WriteLineAsync("round  written in  sent/s  bare/s  ratio  peak working set");
        using var receiver = Start("fanout-receiver");
        var url = (await receiver.StandardOutput.ReadLineAsync())!;
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        for (var round = 1; round <= rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("digestbot-fanout-").FullName;
            try
            {
                await output.WriteLineAsync(await RoundAsync(round, folder, client, subscriptions, due, concurrency));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        receiver.StandardInput.Close();
        await receiver.WaitForExitAsync();
    }

    private static async Task<string> RoundAsync(
        int round,
        string folder,
        HttpClient receiver,
        int subscriptions,
        int due,
        int concurrency
    )
    {
        var url = receiver.BaseAddress!.ToString();
        await SeededDatabase.CreateAsync(Path.Combine(folder, "digestbot.db"), subscriptions, due, url);
        string[] arguments = [folder, url, Text(due), Text(concurrency)];
        await EndAsync(StartLogging(Path.Combine(folder, "service.log"), ["fanout-service", .. arguments]));
        var service = await RateAsync(receiver);
        await EndAsync(Start(["fanout-bare", .. arguments]));
        var bare = await RateAsync(receiver);
        var figures = (await File.ReadAllTextAsync(Path.Combine(folder, "result.txt"))).Split(' ');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{round, 5}  {figures[1], 7} ms  {service, 6:0}  {bare, 6:0}  {service / bare, 5:0.00}  {figures[2]} MB"
        );
    }

    private static async Task<double> RateAsync(HttpClient receiver)
    {
        var stats = (await receiver.GetStringAsync("/stats")).Split(' ');
        return double.Parse(stats[0], CultureInfo.InvariantCulture)
            / double.Parse(stats[1], CultureInfo.InvariantCulture);
    }

    /// <summary>What it logs goes straight to a file: nobody who reads it takes a part of the processors.</summary>
    private static Process StartLogging(string file, string[] arguments) =>
        Run("sh", ["-c", "exec dotnet \"$@\" > \"$0\"", file, .. _asService, Ours, .. arguments]);

    private static Process Start(params string[] arguments) => Run("dotnet", [Ours, .. arguments]);

    private static string Ours => typeof(FanoutCommand).Assembly.Location;

    private static Process Run(string program, string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_gcServer"] = "0" },
            }
        )!;

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"A sender ended with {process.ExitCode}.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
