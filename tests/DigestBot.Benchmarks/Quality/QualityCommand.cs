using System.CommandLine;

namespace DigestBot.Benchmarks.Quality;

/// <summary><c>quality DATA-FOLDER</c>: measures how well text is understood and prints one table.</summary>
internal static class QualityCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DATA-FOLDER")
        {
            Description = "A folder of measuring data.",
        }.AcceptExistingOnly();
        var command = new Command("quality", "Measures how well text is understood. ROUGE-1/2/L are F1 in percent.")
        {
            folder,
        };
        command.SetAction(result =>
            Run(new Dataset(result.GetRequiredValue(folder).FullName), result.InvocationConfiguration.Output)
        );
        return command;
    }

    private static void Run(Dataset data, TextWriter output)
    {
        Func<Dataset, IEnumerable<string>>[] scores =
        [
            SentenceScore.Lines,
            HeadingScore.Lines,
            SegmentScore.Lines,
            TrapScore.Lines,
            PassageScore.Lines,
            SuggestionScore.Lines,
            SummaryScore.Lines,
            StandAloneScore.Lines,
            PageScore.Lines,
        ];
        foreach (var line in scores.SelectMany(score => score(data)))
            output.WriteLine(line);
    }
}
