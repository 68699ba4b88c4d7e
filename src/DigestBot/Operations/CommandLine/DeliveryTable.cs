using System.Globalization;
using DigestBot.Operations.Ledger;

namespace DigestBot.Operations.CommandLine;

/// <summary>Deliveries as a table that fits a terminal: a line each, the last column cut.</summary>
internal static class DeliveryTable
{
    private const int WidthElsewhere = 120;

    public static void Write(DeliveryPage page, TextWriter output)
    {
        if (page.Deliveries.Count == 0)
        {
            output.WriteLine("No deliveries.");
            return;
        }
        string[] head = ["ID", "DUE (UTC)", "CONV", "STATE", "TRIES", "LATE", "NOTE"];
        string[][] lines = [head, .. page.Deliveries.Select(Cells)];
        var widths = Enumerable
            .Range(0, head.Length - 1)
            .Select(column => lines.Max(line => line[column].Length))
            .ToList();
        foreach (var line in lines)
            output.WriteLine(Fitting(line, widths));
        if (page.Next is not null)
            output.WriteLine($"More: add --cursor {page.Next}");
    }

    private static string[] Cells(DeliveryView delivery) =>
        [
            Words.Number(delivery.Id),
            Words.Instant(delivery.Due),
            Words.Number(delivery.Conversation),
            delivery.State,
            Words.Number(delivery.Attempts.Count),
            delivery.LateSeconds is { } late ? Words.Duration(late) : "",
            Note(delivery),
        ];

    private static string Note(DeliveryView delivery)
    {
        var notes = new[]
        {
            delivery.PossibleDuplicate ? "may have arrived twice" : null,
            delivery.State == "retrying" && delivery.NextAttempt is { } next ? $"next {Words.Instant(next)}" : null,
            delivery.Error,
        };
        return string.Join("; ", notes.OfType<string>());
    }

    private static string Fitting(string[] line, List<int> widths)
    {
        var text = string.Join(
            "  ",
            line.Select((cell, column) => column < widths.Count ? cell.PadRight(widths[column]) : cell)
        );
        text = Words.Printable(text).TrimEnd();
        var width = Console.IsOutputRedirected ? WidthElsewhere : Math.Max(60, Console.WindowWidth);
        return text.Length <= width ? text : $"{text[..(width - 1)]}…";
    }
}

/// <summary>Values as a person reads them in a terminal.</summary>
internal static class Words
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>1.2 s</c>, <c>4 min</c>, <c>3.5 h</c>.</summary>
    public static string Duration(double seconds) =>
        seconds switch
        {
            < 100 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
            < 6000 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
            < 360_000 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400:0} d"),
        };

    /// <summary>What a channel answered must not move a terminal's cursor.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
