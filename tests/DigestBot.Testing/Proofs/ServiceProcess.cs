using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Testing.Proofs;

/// <summary>The built service as a process of its own, told by its environment what to do.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    /// <summary>Where it listens, once it says so; fails when it ends without having said so.</summary>
    public Task<Uri> Ready => _ready.Task;

    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    /// <summary>What it wrote to its output and its error stream, line by line.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public string Log => string.Join('\n', _lines);

    /// <summary>How much it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="wrapper">A command that runs what follows it in its own place, such as <c>unshare -m</c>; empty for none.</param>
    public static ServiceProcess Start(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params IReadOnlyList<string> wrapper
    )
    {
        string[] command = [.. wrapper, "dotnet", program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        service.Run();
        return service;
    }

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; waits for the end.</summary>
    /// <returns>The exit code and how long it took.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        var id = Id.ToString(CultureInfo.InvariantCulture);
        using (var signal = Process.Start("sh", ["-c", $"kill -TERM {id}"]))
            await signal.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new InvalidOperationException($"The service did not end.\n{Log}", late);
        }
        return (_process.ExitCode, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _process.Dispose();
    }

    private void Run()
    {
        _process.OutputDataReceived += (_, said) => Take(said.Data);
        _process.ErrorDataReceived += (_, said) => Take(said.Data);
        _process.Exited += (_, _) =>
            _ready.TrySetException(new InvalidOperationException($"The service ended at once.\n{Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = _ready.Task.ContinueWith(_ => _ready.Task.Exception, TaskScheduler.Default);
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (!_ready.Task.IsCompleted && Address().Match(line) is { Success: true } said)
            _ready.TrySetResult(new Uri(said.Groups["address"].Value));
    }

    [GeneratedRegex(
        @"DigestBot is ready\. .* at (?<address>http\S+?)(/api/messages)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}
