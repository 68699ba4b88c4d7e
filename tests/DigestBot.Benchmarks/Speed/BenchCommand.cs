using System.CommandLine;
using BenchmarkDotNet.Running;

namespace DigestBot.Benchmarks.Speed;

/// <summary><c>bench</c>: time and allocations by BenchmarkDotNet.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var command = new Command("bench", "Measures time and allocations with BenchmarkDotNet.");
        command.SetAction(_ => BenchmarkRunner.Run<ReadingBenchmark>());
        return command;
    }
}
