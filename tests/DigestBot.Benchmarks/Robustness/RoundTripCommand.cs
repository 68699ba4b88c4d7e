using System.CommandLine;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Testing;

namespace DigestBot.Benchmarks.Robustness;

/// <summary><c>roundtrip</c>: reads and writes every activity and card of a folder's JSON files, and names what is lost on the way.</summary>
internal static class RoundTripCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where *.json files are, at any depth." };
        var command = new Command("roundtrip", "Reads and writes other people's activities and finds what is lost.")
        {
            folder,
        };
        command.SetAction(result => Run(result.GetValue(folder)!, result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string folder, TextWriter output)
    {
        var (files, unreadable, taken, losses) = (0, 0, new Dictionary<Payload, int>(), 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order())
        {
            if (Payloads.In(File.ReadAllBytes(file)) is not { } payloads)
            {
                unreadable++;
                continue;
            }
            files++;
            foreach (var (kind, json) in payloads)
            {
                taken[kind] = taken.GetValueOrDefault(kind) + 1;
                foreach (var loss in Losses(json))
                {
                    losses++;
                    output.WriteLine($"{Path.GetRelativePath(folder, file)}: {loss}");
                }
            }
        }
        var counts = string.Join(", ", taken.Select(pair => $"{pair.Value} of kind {pair.Key}"));
        output.WriteLine($"{files} files of JSON ({unreadable} others): {counts}; {losses} losses");
        return losses == 0 ? 0 : 1;
    }

    /// <summary>A null says what nothing would say; what the protocol knows is not written then.</summary>
    private static IEnumerable<string> Losses(byte[] json)
    {
        try
        {
            var written = ActivityJson.Write(ActivityJson.Read(json));
            return JsonDifferences
                .Between(JsonElement.Parse(json), JsonElement.Parse(written))
                .Where(difference => !difference.EndsWith(": null is gone", StringComparison.Ordinal));
        }
        catch (JsonException problem)
        {
            return [problem.Message];
        }
    }
}
