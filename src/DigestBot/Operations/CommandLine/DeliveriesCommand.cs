using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using DigestBot.Operations.Ledger;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>deliveries [ID]</c>: the ledger, while the service runs or not.</summary>
internal static class DeliveriesCommand
{
    private const int UsualLimit = 20;

    public static Command Create(DatabasePlace place)
    {
        var id = new Argument<long?>("ID")
        {
            Description = "One delivery in full.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = ReadId,
        };
        Option<string?>[] filters =
        [
            new("--conversation") { Description = "Only those of one conversation.", HelpName = "N" },
            new("--state") { Description = "Only those in this state, such as failed.", HelpName = "STATE" },
            new("--since") { Description = "Only those due since then: 24h, 7d, 2026-11-23.", HelpName = "TIME" },
            new("--limit") { Description = $"At most so many; {UsualLimit} unless told.", HelpName = "N" },
            new("--cursor") { Description = "Where the page before ended.", HelpName = "ID" },
        ];
        var json = new Option<bool>("--json") { Description = "Writes JSON instead of a table." };
        var command = new Command("deliveries", "Shows what became of deliveries, newest first.") { id, json };
        foreach (var filter in filters)
            command.Add(filter);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var console = parsed.InvocationConfiguration;
                if (parsed.GetValue(id) is { } one)
                    return await ShowOneAsync(place, parsed, one, parsed.GetValue(json), cancellation);
                var (query, complaint) = LedgerQuery.Read(
                    name =>
                        filters.FirstOrDefault(filter => filter.Name == $"--{name}") is { } filter
                            ? parsed.GetValue(filter)
                            : null,
                    UsualLimit,
                    TimeProvider.System.GetUtcNow()
                );
                if (query is not null)
                    return await ShowPageAsync(place, parsed, query, parsed.GetValue(json), cancellation);
                await console.Error.WriteLineAsync(complaint);
                return CommandRun.WrongArguments;
            }
        );
        return command;
    }

    private static long? ReadId(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        if (long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return id;
        result.AddError(
            written.StartsWith('-')
                ? $"There is no option {written}."
                : $"\"{written}\" is no delivery: write its number."
        );
        return null;
    }

    private static async Task<int> ShowPageAsync(
        DatabasePlace place,
        ParseResult parsed,
        LedgerQuery query,
        bool json,
        CancellationToken cancellation
    )
    {
        using var database = await place.OpenReadOnlyAsync(parsed, cancellation);
        var page = await new LedgerReader(database, TimeProvider.System).PageAsync(query, cancellation);
        var output = parsed.InvocationConfiguration.Output;
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(page, LedgerJson.Default.DeliveryPage));
        else
            DeliveryTable.Write(page, output);
        return 0;
    }

    private static async Task<int> ShowOneAsync(
        DatabasePlace place,
        ParseResult parsed,
        long id,
        bool json,
        CancellationToken cancellation
    )
    {
        using var database = await place.OpenReadOnlyAsync(parsed, cancellation);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (await new LedgerReader(database, TimeProvider.System).FindAsync(id, cancellation) is not { } delivery)
        {
            await error.WriteLineAsync($"There is no delivery {id}.");
            return CommandRun.Failed;
        }
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(delivery, LedgerJson.Default.DeliveryView));
        else
            DeliverySheet.Write(delivery, output);
        return 0;
    }
}
