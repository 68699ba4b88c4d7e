using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigestBot.Benchmarks.Looks;

/// <summary><c>blocks</c>: what Slack gets of every sample, for <c>tests/peers/blocks.mjs</c> to draw.</summary>
internal static class BlocksCommand
{
    private static readonly JsonSerializerOptions _asWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Gets a file for each sample." };
        var command = new Command("blocks", "Writes the Slack messages and views of the samples.") { folder };
        command.SetAction(result => Write(Directory.CreateDirectory(result.GetValue(folder)!).FullName));
        return command;
    }

    private static void Write(string folder)
    {
        using var templates = new CardTemplates(
            Path.Combine(RealParts.Root, "cards"),
            NullLogger<CardTemplates>.Instance,
            TimeProvider.System
        );
        var renderer = new SlackRenderer(templates);
        foreach (var (name, data) in Samples("DigestBot.Cards.Tests", "Samples").Where(one => IsSlacks(one.Name)))
            Save(folder, name, Message(renderer, name.Split('.')[0], data));
        foreach (var (name, data) in Samples("DigestBot.Tests", "Channels", "Slack", "Samples"))
            Save(folder, name, renderer.View(name, data));
    }

    private static object Message(SlackRenderer renderer, string card, JsonElement data)
    {
        var summary = data.GetProperty("summary").GetString()!;
        var content = renderer.Render(new CardMessage(card, data, summary, summary));
        return new
        {
            text = content.Text,
            blocks = content.Blocks,
            thread = content.Thread.Select(part => part.Blocks),
        };
    }

    private static IEnumerable<(string Name, JsonElement Data)> Samples(params string[] place) =>
        Directory
            .EnumerateFiles(Path.Combine([RealParts.Root, "tests", .. place]), "*.json")
            .Select(path => (Path.GetFileNameWithoutExtension(path), JsonElement.Parse(File.ReadAllText(path))));

    private static bool IsSlacks(string sample) => CardNames.All.Contains(sample.Split('.')[0]);

    private static void Save(string folder, string name, object payload) =>
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(payload, _asWritten));
}
