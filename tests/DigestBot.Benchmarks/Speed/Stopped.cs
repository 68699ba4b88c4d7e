using System.Diagnostics;

namespace DigestBot.Benchmarks.Speed;

/// <summary>What one run cost: processor seconds of the whole process (its garbage collector included) and bytes allocated.</summary>
internal readonly record struct Stopped(double Seconds, long Allocated)
{
    /// <summary>The cheapest of several runs of each action; the actions take turns, so that noise meets them alike.</summary>
    public static Stopped[] Best(int rounds, params Action[] actions)
    {
        var best = new Stopped[actions.Length];
        foreach (var action in actions)
            action();
        for (var round = 0; round < rounds; round++)
        for (var i = 0; i < actions.Length; i++)
            best[i] = Cheaper(Run(actions[i]), round == 0 ? null : best[i]);
        return best;
    }

    private static Stopped Cheaper(Stopped one, Stopped? other) =>
        other is { } known && known.Seconds < one.Seconds ? known : one;

    private static Stopped Run(Action action)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        action();
        process.Refresh();
        return new Stopped(
            (process.TotalProcessorTime - time).TotalSeconds,
            GC.GetTotalAllocatedBytes(precise: true) - bytes
        );
    }
}
