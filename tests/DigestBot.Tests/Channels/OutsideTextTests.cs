using System.Text.Json;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels;

/// <summary>What came from outside is shown as it is, and does nothing.</summary>
public sealed class OutsideTextTests
{
    private const string Hostile = "<at>everyone</at> **b** [x](javascript:a) &lt;i&gt; <b>";

    private const string Article = $"""
        ---
        title: "Title {Hostile}"
        byline: "By {Hostile}"
        publisher: "House {Hostile}"
        date: 2026-11-20
        url: "javascript:alert(1)"
        ---

        ## Heading of the table `<at>everyone</at>`

        The Quad brings four countries to one table &lt;at&gt;everyone&lt;/at&gt; \*\*b\*\* \[x\](javascript:a) every autumn. Australia and India take turns as hosts of the meeting in that order.
        """;

    [Fact]
    public async Task Markup_and_mentions_from_outside_are_literal_in_every_card()
    {
        await using var chat = await Chatting.StartAsync(Article);

        var cards = await Everything.ShownToAsync(chat.Ann);

        cards
            .SelectMany(card => card.Activity.EnumerateObject())
            .ShouldNotContain(of => of.Name == "entities" || of.Name == "text");
        foreach (var card in cards)
        foreach (var element in Objects(card.Json).Where(element => Type(element) is "TextBlock" or "Action.OpenUrl"))
            element.GetRawText().ShouldNotContain("everyone");
        cards.ShouldAllBe(card => !Objects(card.Json).Any(element => Type(element) == "Action.OpenUrl"));
        cards.ShouldContain(card => card.Text.Contains("<at>everyone</at> **b**", StringComparison.Ordinal));
        cards.ShouldContain(card => card.Text.Contains("Title <at>everyone</at>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_turns_the_direction_of_text_never_comes_through_from_outside()
    {
        var article = """
            ---
            title: "Ti\u202Etle"
            byline: "By\u2066 Ann"
            publisher: "Ho\u202Duse"
            date: 2026-11-20
            ---

            ## Head\u2067ing

            The Quad\u202E brings four\u2069 countries to one table\u2066 every autumn\u202A. Australia and India take turns as hosts of the meeting\u202B.
            """;
        await using var chat = await Chatting.StartAsync(Turned(article));

        var cards = (await Everything.ShownToAsync(chat.Ann)).ToList();
        foreach (
            var said in new[]
            {
                "/topic ab\\u202Ecd",
                "/search ab\\u202Ecd",
                "/ab\\u2066cd",
                "ab\\u202Dcd",
                "/sections ab\\u202Ecd",
                "/section ab\\u202Ecd",
                "/subscribe ab\\u202Ecd",
            }
        )
            cards.Add(await chat.Ann.AskAsync(Turned(said)));

        foreach (var card in cards)
            JsonSerializer.Serialize(card.Activity).ShouldNotMatch("\\\\u20(2[A-Ea-e]|6[6-9])", card.Summary);
        cards.ShouldContain(card => card.Text.Contains("The Quad brings four countries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Right_to_left_text_is_isolated_so_that_it_turns_nothing_else()
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Of(
                "كتاب",
                "اجتمعت أربع دول حول طاولة واحدة في الخريف كل عام منذ سنوات طويلة. تتناوب أستراليا والهند على استضافة الاجتماع بهذا الترتيب المتفق عليه."
            )
        );

        var digest = await chat.Ann.AskAsync("/digest");

        foreach (var line in digest.Text.Split('\n').Where(line => line.Contains('\u2067', StringComparison.Ordinal)))
            line.Count(c => c == '\u2067').ShouldBe(line.Count(c => c == '\u2069'), line);
        digest.Text.ShouldContain('\u2067');
    }

    [Fact]
    public async Task Every_card_that_is_really_sent_is_an_Adaptive_Card_of_version_1_4()
    {
        using var validator = new CardValidator();
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Quad,
            Article,
            SomeArticle.WithSections("Alpha", 9)
        );

        var cards = (await Everything.ShownToAsync(chat.Ann)).ToList();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));
        cards.Add(await chat.Ann.SeesAsync());

        foreach (var card in cards)
            validator.Problems(card.Json).ShouldBeEmpty(card.Summary);
    }

    private static string Turned(string text) => System.Text.RegularExpressions.Regex.Unescape(text);

    private static string Type(JsonElement element) =>
        element.TryGetProperty("type", out var type) ? type.GetString() ?? "" : "";

    private static IEnumerable<JsonElement> Objects(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property => Objects(property.Value))
                .Prepend(element),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
            _ => [],
        };
}
