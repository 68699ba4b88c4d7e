using System.CommandLine;
using System.Globalization;
using System.Text;

namespace DigestBot.Benchmarks.Speed;

/// <summary><c>speed</c>: how fast text is read, beside SQLite's full-text index over the same text.</summary>
internal static class SpeedCommand
{
    private const int WarmRounds = 15;
    private const double Mega = 1_000_000;
    private static readonly int[] Lengths = [1_000_000, 3_000_000, 10_000_000];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "How many times each thing is measured; the best counts.",
            DefaultValueFactory = _ => 5,
        };
        var command = new Command("speed", "Measures how fast text is read, in MB per second of one processor.")
        {
            rounds,
        };
        command.SetAction(result => Run(result.GetValue(rounds), result.InvocationConfiguration.Output));
        return command;
    }

    private static void Run(int rounds, TextWriter output)
    {
        var sample = SampleText.Load();
        WarmUp(sample);
        foreach (var shape in Enum.GetValues<Shape>())
        foreach (var length in Lengths)
            output.WriteLine(WholeReading(sample.Make(length, shape), shape, rounds));
        foreach (var line in Matching(sample, rounds).Concat(HostileTexts.Lines(rounds)))
            output.WriteLine(line);
    }

    /// <summary>Until the compiler has looked at everything twice.</summary>
    private static void WarmUp(SampleText sample)
    {
        var matcher = TopicMaps.Small();
        foreach (var shape in Enum.GetValues<Shape>())
        {
            var text = sample.Make(Lengths[0], shape, seed: 2);
            for (var round = 0; round < WarmRounds; round++)
                Reading.All(text, matcher);
        }
    }

    private static string WholeReading(string text, Shape shape, int rounds)
    {
        var size = Encoding.UTF8.GetByteCount(text) / Mega;
        var matcher = TopicMaps.Small();
        var cost = Stopped.Best(rounds, () => Reading.All(text, matcher), () => Fts5.Index(text));
        return Line(
            $"{shape, -10} {size, 5:0.0} MB: {size / cost[0].Seconds, 6:0.0} MB/s, FTS5 porter {size / cost[1].Seconds, 5:0.0} MB/s, ratio {cost[1].Seconds / cost[0].Seconds:0.00}; {cost[0].Allocated / size / Mega:0.0} MB allocated per MB"
        );
    }

    private static IEnumerable<string> Matching(SampleText sample, int rounds)
    {
        var article = Reading.Read(sample.Make(Lengths[1], Shape.Headed));
        var (small, large) = (TopicMaps.Small(), TopicMaps.Large(sample));
        var cost = Stopped.Best(rounds, () => Reading.Match(small, article), () => Reading.Match(large, article));
        yield return Line(
            $"topics in 3 MB: 12 topics {cost[0].Seconds * 1000:0} ms ({Reading.Match(small, article)} hits), {TopicMaps.LargeTopics} topics {cost[1].Seconds * 1000:0} ms ({Reading.Match(large, article)} hits), ratio {cost[1].Seconds / cost[0].Seconds:0.00}"
        );
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
