using System.Diagnostics;

namespace DigestBot.Tests.Hosting;

/// <summary>The real program, run to its end in an operator's folder.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    public static Task<ProgramRun> InAsync(Home home, params string[] arguments) =>
        InAsync(home, "Development", arguments);

    public static async Task<ProgramRun> InAsync(Home home, string environment, string[] arguments)
    {
        var urls = arguments.Any(argument => argument.StartsWith("--Urls", StringComparison.Ordinal))
            ? Array.Empty<string>()
            : ["--Urls=http://127.0.0.1:0"];
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "DigestBot.dll"), .. urls, .. arguments]
        )
        {
            WorkingDirectory = home.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        using var program = Process.Start(start)!;
        using var patience = new CancellationTokenSource(_patience);
        var (said, complained) = (
            program.StandardOutput.ReadToEndAsync(patience.Token),
            program.StandardError.ReadToEndAsync(patience.Token)
        );
        try
        {
            await program.WaitForExitAsync(patience.Token);
            return new ProgramRun(program.ExitCode, await said, await complained);
        }
        catch (OperationCanceledException late)
        {
            program.Kill(entireProcessTree: true);
            throw new InvalidOperationException("The program did not end.", late);
        }
    }
}
