using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DigestBot.Benchmarks.Speed;

/// <summary><c>bench</c>: time and allocations by BenchmarkDotNet, in this process: nothing is built for it.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var command = new Command("bench", "Measures time and allocations with BenchmarkDotNet.");
        command.SetAction(_ =>
        {
            var config = DefaultConfig
                .Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "digestbot-bench"));
            BenchmarkRunner.Run<ReadingBenchmark>(config);
        });
        return command;
    }
}
