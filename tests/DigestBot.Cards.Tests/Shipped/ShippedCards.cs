using System.Text.Json;
using DigestBot.Cards.Tests.Templating;
using DigestBot.Testing;

namespace DigestBot.Cards.Tests.Shipped;

/// <summary>The templates of <c>cards/teams</c>, with the samples of what each may be given.</summary>
internal static class ShippedCards
{
    private static readonly string Templates = Path.Combine(RealParts.Root, "cards", "teams");
    private static readonly string SampleFolder = Path.Combine(
        RealParts.Root,
        "tests",
        "DigestBot.Cards.Tests",
        "Samples"
    );

    public static TheoryData<string> Samples { get; } =
    [
        .. Directory
            .EnumerateFiles(SampleFolder, "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(),
    ];

    public static TheoryData<string> Names { get; } =
    [.. Directory.EnumerateFiles(Templates, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    public static string Template(string sample) =>
        File.ReadAllText(Path.Combine(Templates, sample.Split('.')[0] + ".json"));

    public static string Data(string sample) => File.ReadAllText(Path.Combine(SampleFolder, sample + ".json"));

    public static JsonElement Expand(string sample) => Expanded.Card(Template(sample), Data(sample));

    /// <summary>Every object of a card, with its parents' names.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement card)
    {
        if (card.ValueKind == JsonValueKind.Object)
            yield return card;
        var children = card.ValueKind switch
        {
            JsonValueKind.Object => card.EnumerateObject().Where(of => of.Name != "data").Select(of => of.Value),
            JsonValueKind.Array => card.EnumerateArray(),
            _ => Enumerable.Empty<JsonElement>(),
        };
        foreach (var item in children.SelectMany(Objects))
            yield return item;
    }

    public static string Type(JsonElement item) =>
        item.TryGetProperty("type", out var type) ? type.GetString() ?? "" : "";
}
