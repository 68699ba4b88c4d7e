using System.CommandLine;
using System.Data.Common;

namespace DigestBot.Operations.CommandLine;

/// <summary>How every command ends that an operator gives: with one sentence when it was wrong or could not be done.</summary>
internal static class CommandRun
{
    public const int Failed = 1;
    public const int WrongArguments = 2;

    /// <param name="console">Where it writes; by default the terminal.</param>
    /// <returns>0; 1 when it could not be done; 2 when it was asked for wrongly. Either is said in a sentence.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] command, InvocationConfiguration? console = null)
    {
        console ??= new InvocationConfiguration();
        console.EnableDefaultExceptionHandler = false;
        var parsed = root.Parse(command);
        if (parsed.Errors is [var first, ..])
        {
            await console.Error.WriteLineAsync(first.Message);
            return WrongArguments;
        }
        try
        {
            return await parsed.InvokeAsync(console);
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await console.Error.WriteLineAsync(sentence);
            return Failed;
        }
    }

    private static string? Sentence(Exception fault) =>
        fault switch
        {
            DbException => $"The database cannot be used. {fault.Message}",
            SettingsException or IOException or UnauthorizedAccessException => fault.Message,
            _ => null,
        };
}
