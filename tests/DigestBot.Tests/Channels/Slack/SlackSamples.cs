using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>The shipped Slack templates, with the same samples as the Adaptive Cards of that name.</summary>
internal static class SlackSamples
{
    private static readonly string _folder = Path.Combine(RealParts.Root, "tests", "DigestBot.Cards.Tests", "Samples");

    public static CardTemplates Templates { get; } =
        new(Path.Combine(RealParts.Root, "cards"), NullLogger<CardTemplates>.Instance, TimeProvider.System);

    public static TheoryData<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(_folder, "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(sample => CardNames.All.Contains(sample.Split('.')[0]))
            .Order(StringComparer.Ordinal),
    ];

    public static JsonElement Data(string sample) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(_folder, sample + ".json")));

    public static CardMessage Message(string sample) => Message(sample.Split('.')[0], Data(sample));

    public static CardMessage Message(string card, JsonElement data) =>
        new(card, data, data.GetProperty("summary").GetString()!, "text");

    public static SlackContent Render(CardMessage message) => new SlackRenderer(Templates).Render(message);

    /// <summary>The message and what follows it in its thread.</summary>
    public static IEnumerable<SlackContent> Parts(SlackContent content) => content.Thread.Prepend(content);

    public static IEnumerable<JsonElement> Objects(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member => Objects(member.Value))
                .Prepend(element),
            _ => [],
        };

    public static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
