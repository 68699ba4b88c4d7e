using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DigestBot.Benchmarks.Speed;

namespace DigestBot.Benchmarks.Robustness;

/// <summary><c>fuzz</c>: reads many bent texts and stops at the first whose outcome does not hold.</summary>
internal static class FuzzCommand
{
    private const int Chunk = 100_000;

    public static Command Create()
    {
        var inputs = Number("--inputs", "How many texts to read.", 1_000_000);
        var first = Number("--first", "The number of the first text, to go on where a run ended.", 0);
        var seed = Number("--seed", "Another seed makes other texts.", 20_261_123);
        var command = new Command("fuzz", "Reads bent texts and checks what comes out.") { inputs, first, seed };
        command.SetAction(result =>
            Run(
                result.GetValue(first),
                result.GetValue(inputs),
                (ulong)result.GetValue(seed),
                result.InvocationConfiguration.Output
            )
        );
        return command;
    }

    private static int Run(long first, long inputs, ulong seed, TextWriter output)
    {
        var sample = SampleText.Load();
        var clock = Stopwatch.StartNew();
        var outcome = 0UL;
        for (var from = first; from < first + inputs; from += Chunk)
        {
            var to = Math.Min(from + Chunk, first + inputs);
            if (ReadChunk(sample, seed, from, to, ref outcome) is { } fault)
            {
                output.WriteLine(fault);
                return 1;
            }
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"seed {seed}, texts {first}–{to - 1}: all hold, {(to - first) / clock.Elapsed.TotalSeconds:0} texts/s, outcome {outcome:x16}"
                )
            );
        }
        return 0;
    }

    private static string? ReadChunk(SampleText sample, ulong seed, long from, long to, ref ulong outcome)
    {
        string? fault = null;
        var sum = 0UL;
        Parallel.For(
            from,
            to,
            () => (Input: new FuzzInput(sample, seed), Sum: 0UL),
            (number, state, local) =>
            {
                if (Fault(local.Input, number, out var value) is { } found)
                {
                    fault = found;
                    state.Stop();
                }
                return (local.Input, local.Sum + value);
            },
            local => Interlocked.Add(ref sum, local.Sum)
        );
        outcome += sum;
        return fault;
    }

    private static string? Fault(FuzzInput input, long number, out ulong value)
    {
        var text = input.Make(number);
        try
        {
            value = FuzzCheck.Run(text, number);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            value = 0;
            return $"text {number}: {fault}\n{Escape(text)}";
        }
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and < '\u007f' ? $"{c}" : $"\\u{(int)c:x4}"));

    private static Option<long> Number(string name, string description, long value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
