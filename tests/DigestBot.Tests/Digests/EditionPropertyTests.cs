using System.Globalization;
using System.Text.Json;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Whatever an article goes through: nobody is told twice what they know, and nobody misses what is new.</summary>
public sealed class EditionPropertyTests
{
    private const int Edits = 24;
    private const int FewestNew = 4;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nobody_gets_a_section_twice_and_nobody_loses_one(int seed)
    {
        var town = new EditedTown(seed).Grow(4);
        var random = new Random(seed);
        await using var chat = await Chatting.StartAsync(town.Markdown);
        Reader[] readers = [new(chat, chat.Ann), new(chat, chat.In("a:chat-2")), new(chat, chat.In("a:chat-3"))];
        var history = new List<string>();

        for (var edit = 0; edit < Edits; edit++)
        {
            foreach (var reader in readers.Where((_, index) => random.Next(index + 2) == 0))
                await reader.ReadAsync(history);
            history.Add(town.Edit());
            chat.Host.Time.Advance(TimeSpan.FromSeconds(1));
            chat.Host.Write("article-0.md", town.Markdown);
            await chat.Host.ScanAsync();
        }

        foreach (var reader in readers)
        {
            await reader.ReadAsync(history);
            foreach (var text in town.Texts)
                ((double)reader.UnknownIn(text)).ShouldBeLessThan(
                    MostUnknown(text),
                    $"{string.Join('\n', history)}\n{text}"
                );
        }
    }

    private static double MostUnknown(string text) => Math.Max(FewestNew, text.Split(' ').Length * 0.1);

    /// <summary>Somebody who asks for digests until there is nothing new, and knows every word they were shown.</summary>
    private sealed class Reader(Chatting chat, Person person)
    {
        private readonly HashSet<string> _words = new(StringComparer.Ordinal);
        private readonly HashSet<long> _sections = [];

        public async Task ReadAsync(IReadOnlyList<string> history)
        {
            for (var card = await person.AskAsync("/digest"); ; card = await person.AskAsync("/digest"))
            {
                var shown = Sections(card.Json).Distinct().ToList();
                foreach (var section in shown)
                    await LearnAsync(section, string.Join('\n', history));
                if (shown.Count == 0)
                    return;
            }
        }

        public int UnknownIn(string text) => Words(text).Count(word => !_words.Contains(word));

        private async Task LearnAsync(long section, string history)
        {
            _sections.Add(section).ShouldBeTrue(history);
            var text = (await chat.Host.QueryAsync<string>($"SELECT text FROM sections WHERE id = {section}"))[0];
            UnknownIn(text).ShouldBeGreaterThan(1, $"{history}\n{text}");
            _words.UnionWith(Words(text));
        }

        private static IEnumerable<string> Words(string text) =>
            text.Split([' ', '.', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4);

        private static IEnumerable<long> Sections(JsonElement element) =>
            element.ValueKind switch
            {
                JsonValueKind.Array => element.EnumerateArray().SelectMany(Sections),
                JsonValueKind.Object when element.TryGetProperty("section", out var id) =>
                [
                    long.Parse(id.GetString()!, CultureInfo.InvariantCulture),
                ],
                JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Sections(property.Value)),
                _ => [],
            };
    }
}
