using System.Collections.Concurrent;
using System.Diagnostics;
using DigestBot.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace DigestBot.Tests.Operations;

/// <summary>The real program as a process of its own, serving an operator's folder.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningService(Process process) => _process = process;

    public HttpClient Http { get; } = new();

    /// <summary>Every line it wrote, its log among them.</summary>
    public IReadOnlyCollection<string> Said => _said;

    public static async Task<RunningService> StartAsync(
        Home home,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "DigestBot.dll"), "--environment=Development"]
        )
        {
            WorkingDirectory = home.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Urls"] = "http://127.0.0.1:0";
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        var process = new Process { StartInfo = start };
        var service = new RunningService(process);
        process.OutputDataReceived += (_, line) => service.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => service.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        service.Http.BaseAddress = new Uri(await service._address.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        return service;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
        Http.Dispose();
    }

    public override string ToString() => string.Join('\n', _said);

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        const string greeting = "Talk to it at ";
        if (line.IndexOf(greeting, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(line[(at + greeting.Length)..].Trim());
    }
}

/// <summary>The database of a folder, looked at and changed from outside.</summary>
internal static class HomeDatabase
{
    public static string Path(Home home) => System.IO.Path.Combine(home.Folder, "digestbot.db");

    public static long Count(Home home, string sql) => Run(home, sql, command => (long)command.ExecuteScalar()!);

    public static void Execute(Home home, string sql) => Run(home, sql, command => command.ExecuteNonQuery());

    private static T Run<T>(Home home, string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection($"Data Source={Path(home)};Pooling=False;Default Timeout=20");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return run(command);
    }
}
