namespace DigestBot.Operations.CommandLine;

/// <summary>A word on the command line that is no command: the service does not start by a slip of the keyboard.</summary>
internal static class StrayCommand
{
    private const int WrongArguments = 2;

    private const string Commands =
        "There are read, manifest, deliveries, backup and restore, each with --help; without one the service starts.";

    public static bool AsksForHelp(string[] args) => args is ["--help" or "-h" or "-?"];

    /// <summary>The first word that is neither a setting such as <c>--Urls=…</c> nor the value of one; null when there is none.</summary>
    public static string? Find(string[] args) =>
        args.Where((word, at) => IsPlain(word) && (at == 0 || !TakesValue(args[at - 1]))).FirstOrDefault();

    public static int Help()
    {
        Console.WriteLine(Commands);
        return 0;
    }

    public static int Refuse(string word)
    {
        Console.Error.WriteLine($"There is no command \"{word}\". {Commands}");
        return WrongArguments;
    }

    private static bool IsPlain(string word) => word is not ['-' or '/', ..] && !word.Contains('=');

    private static bool TakesValue(string word) => !IsPlain(word) && !word.Contains('=');
}
