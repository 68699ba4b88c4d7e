using System.Data.Common;
using System.Net.Sockets;
using DigestBot.Cards;
using DigestBot.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace DigestBot;

/// <summary>Says in sentences why the service cannot start; what is not an operator's to repair stays an exception.</summary>
internal static class StartFaults
{
    public static IEnumerable<string>? Explain(Exception fault) =>
        fault switch
        {
            OptionsValidationException options => options.Failures.Select(Sentence),
            AggregateException { InnerExceptions: var several } when several.All(one => Explain(one) is not null) =>
                several.SelectMany(one => Explain(one)!),
            SettingsException settings => settings.Message.Split(Environment.NewLine),
            InvalidDataException => [$"{fault.Message} {fault.GetBaseException().Message}"],
            InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } =>
            [
                fault.Message,
            ],
            CardTemplateException or DirectoryNotFoundException or FileNotFoundException => [fault.Message],
            DbException => [$"{DatabaseOptions.Key}: the database cannot be used. {fault.Message}"],
            IOException { InnerException: AddressInUseException } =>
            [
                $"{fault.Message} Stop the other program, or set Urls to another port.",
            ],
            _ => OfAddress(fault) is { } problem ? [$"Urls: {problem} Write for example http://localhost:3978."] : null,
        };

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int ExitCodeOf(Exception fault) =>
        fault
            is DbException
                or SocketException
                or IOException { InnerException: AddressInUseException }
                or SettingsException { InnerException: IOException or UnauthorizedAccessException }
            ? ExitCodes.NotReady
            : ExitCodes.WrongSettings;

    /// <summary>What Kestrel finds wrong with an address to listen on; it has no exception of its own for that.</summary>
    private static string? OfAddress(Exception fault) =>
        fault switch
        {
            FormatException when fault.Message.StartsWith("Invalid url", StringComparison.OrdinalIgnoreCase) =>
                fault.Message,
            ArgumentOutOfRangeException { ParamName: "port" } => "a port is a number up to 65535.",
            SocketException => $"one is no address to listen on here: {fault.Message}.",
            InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => fault
                .Message.Split('\n', 2)[0]
                .Trim(),
            _ => null,
        };

    /// <summary>The framework wraps an annotation's own sentence, which already names the key, into one of its own.</summary>
    private static string Sentence(string failure)
    {
        const string before = "with the error: '";
        var start = failure.IndexOf(before, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + before.Length)..].TrimEnd('.').TrimEnd('\'');
    }
}
