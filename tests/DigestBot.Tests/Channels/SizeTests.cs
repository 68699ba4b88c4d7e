using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels;

/// <summary>However large an article is, its messages fit, and what is shown of it is whole.</summary>
public sealed class SizeTests
{
    private const int MostCardBytes = 28 * 1024;
    private const int MostUtf16Bytes = 80 * 1024;

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);
    private static readonly JsonSerializerOptions _asSent = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Whole_sections_are_left_out_of_a_digest_that_would_be_too_large()
    {
        var sections = Enumerable.Range(1, 15).Select(Long).ToArray();
        await using var chat = await LargeAsync(SomeArticle.Of("Alpha", sections));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        await chat.Host.AdvanceToAsync(_due);

        var digest = await chat.Ann.SeesAsync();
        Fits(digest);
        var shown = Enumerable
            .Range(1, 15)
            .Count(n => digest.Text.Contains($"Alpha part {n}\n", StringComparison.Ordinal));
        shown.ShouldBeInRange(1, 14);
        digest.Text.ShouldContain(shown == 14 ? "And 1 more section" : $"And {15 - shown} more sections");
        for (var n = 1; n <= shown; n++)
            digest.Text.ShouldContain($"Sentence one of section {n} ");
        foreach (
            var line in digest
                .Text.Split('\n')
                .Where(line => line.Contains("Sentence one of", StringComparison.Ordinal))
        )
            line.TrimEnd().ShouldEndWith(".”");
    }

    [Fact]
    public async Task What_was_left_out_for_its_size_comes_with_the_next_digest()
    {
        await using var chat = await LargeAsync(SomeArticle.Of("Alpha", [.. Enumerable.Range(1, 15).Select(Long)]));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var seen = new HashSet<int>();

        for (var day = 0; day < 5 && seen.Count < 15; day++)
        {
            await chat.Host.AdvanceToAsync(_due.AddDays(day));
            var digest = await chat.Ann.SeesAsync();
            Fits(digest);
            foreach (
                var n in Enumerable
                    .Range(1, 15)
                    .Where(n => digest.Text.Contains($"Alpha part {n}\n", StringComparison.Ordinal))
            )
                seen.Add(n).ShouldBeTrue($"Section {n} came twice.");
        }

        seen.Count.ShouldBe(15);
    }

    [Theory]
    [InlineData("word")]
    [InlineData("wordwithoutend")]
    [InlineData("漢字")]
    [InlineData("\U0001F600")]
    public async Task A_sentence_longer_than_any_message_still_leaves_messages_that_fit(string word)
    {
        var space = word.Length > 4 ? "" : " ";
        var endless = string.Concat(Enumerable.Repeat(word + space, 60_000 / (word.Length + space.Length)));
        await using var chat = await LargeAsync(
            SomeArticle.Of(
                "Alpha",
                $"The Quad {endless}.",
                "The Quad met in the spring. It was a short meeting and nobody came late."
            )
        );

        foreach (
            var asked in new[]
            {
                "/digest",
                "/digest all",
                "/section 1",
                "/section 2",
                "/sections",
                "/topic quad",
                $"/search quad",
                "/articles",
                "/about",
            }
        )
            Fits(await chat.Ann.AskAsync(asked));
        var bob = chat.In("a:chat-of-bob");
        Fits(await bob.AskAsync("/subscribe daily 08:30"));
        await chat.Host.AdvanceToAsync(_due);
        var digest = await bob.SeesAsync();
        Fits(digest);
        digest.Text.ShouldContain("The Quad met in the spring.");
        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task Endless_titles_and_headings_still_leave_messages_that_fit()
    {
        var endless = string.Concat(Enumerable.Repeat("endless heading ", 4000));
        await using var chat = await LargeAsync(
            $"# {endless}\n\n## One {endless}\n\nThe Quad met in the spring. It was a short meeting and nobody came late.\n\n## Two {endless}\n\nThe Quad met again in the autumn. It was a long meeting and nobody left early."
        );

        foreach (
            var asked in new[]
            {
                "/digest",
                "/section 1",
                "/sections",
                "/topic quad",
                "/search quad",
                "/articles",
                "/topics",
                "/about",
            }
        )
            Fits(await chat.Ann.AskAsync(asked));
    }

    [Fact]
    public async Task Endless_words_from_a_person_still_leave_answers_that_fit()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var endless = string.Concat(Enumerable.Repeat("endless words ", 7000));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        foreach (
            var command in new[]
            {
                "",
                "/topic ",
                "/search ",
                "/section ",
                "/sections ",
                "/subscribe ",
                "/unsubscribe ",
                "/reschedule ",
                "/pause ",
                "/resume ",
                "/skip ",
                "/zone ",
                "/quiet ",
                "/digest ",
                "/",
            }
        )
            Fits(await chat.Ann.AskAsync(command + endless));
    }

    [Fact]
    public async Task As_many_schedules_as_a_conversation_may_have_still_leave_cards_that_fit()
    {
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:SchedulesPerConversation"] = "50" },
            SomeArticle.Quad
        );
        for (var n = 0; n < 50; n++)
            await chat.Ann.AskAsync($"/subscribe mon,wed,fri {n / 4}:{n % 4 * 15:00} America/Argentina/Buenos_Aires");

        var schedule = await chat.Ann.AskAsync("/schedule");
        var paused = await chat.Ann.AskAsync("/pause 50 2 weeks");

        Fits(schedule);
        Fits(paused);
        Fits(await chat.Ann.AskAsync("/unsubscribe"));
        schedule.Text.ShouldContain("50 digest schedules");
        schedule.Text.ShouldMatch("And [0-9]+ more schedules: every command takes its number, up to 50.");
    }

    private static Task<Chatting> LargeAsync(string article) =>
        Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:SectionsPerDigest"] = "15" },
            article
        );

    private static void Fits(Card card)
    {
        Encoding
            .UTF8.GetByteCount(JsonSerializer.Serialize(card.Json, _asSent))
            .ShouldBeLessThanOrEqualTo(MostCardBytes, card.Summary[..Math.Min(200, card.Summary.Length)]);
        (card.Call.Body.GetRawText().Length * 2).ShouldBeLessThanOrEqualTo(MostUtf16Bytes);
    }

    /// <summary>Two sentences of about 1,500 characters each.</summary>
    private static string Long(int n)
    {
        var words = string.Join(' ', Enumerable.Range(0, 230).Select(i => $"w{n}x{i}"));
        return $"Sentence one of section {n} says {words}. Sentence two of section {n} adds {words}.";
    }
}
