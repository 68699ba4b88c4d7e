using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Playwright;

namespace DigestBot.Tests.Web;

/// <summary>The chat page with the bot behind it, in Chromium.</summary>
public sealed class LocalChatTests(Browser browser)
{
    /// <remarks>A card's heading line is announced as what pressing it does, "Read section: …", which says more than "Read ›" in view.</remarks>
    private static readonly AxeRunOptions Accessible = new()
    {
        Rules = new() { ["label-content-name-mismatch"] = new() { Enabled = false } },
    };

    /// <summary>The service as it ships, with the sample article, a minute and a half before half past eight.</summary>
    private static Task<BotHost> StartBotAsync() =>
        BotHost.StartAsync(
            new DateTimeOffset(2026, 11, 24, 8, 28, 30, TimeSpan.Zero),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Articles:Paths:0"] = Path.Combine(RealParts.Root, "articles"),
            }
        );

    [Theory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 1200)]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task A_reader_asks_for_help_and_for_the_quad_and_follows_a_related_topic(ColorScheme scheme, int width)
    {
        await using var bot = await StartBotAsync();
        await using var context = await browser.OpenAsync(width, scheme);
        var tab = await ChatTab.OpenAsync(context, bot.Http.BaseAddress!);

        await tab.SayAsync("/help");
        await tab.SeesAsync("/topic");
        await tab.SayAsync("/topic quad");
        await tab.SeesAsync("Quad");
        await tab.PictureAsync($"topic-{scheme}-{width}".ToLowerInvariant());
        await tab.PressAsync("AUKUS");
        await tab.SeesAsync("AUKUS");

        (await tab.Page.RunAxe(Accessible)).Violations.ShouldBeEmpty();
        (await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
        tab.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_digest_arrives_unasked_when_its_time_has_come()
    {
        await using var bot = await StartBotAsync();
        await using var context = await browser.OpenAsync();
        var tab = await ChatTab.OpenAsync(context, bot.Http.BaseAddress!);

        await DigestComesAsync(bot, tab);

        await tab.PictureAsync("digest");
    }

    [Fact]
    public async Task A_digest_arrives_in_the_language_of_the_browser_and_quotes_as_it_was_written()
    {
        await using var bot = await StartBotAsync();
        await using var context = await browser.OpenAsync(language: "de-DE");
        var tab = await ChatTab.OpenAsync(context, bot.Http.BaseAddress!);

        await DigestComesAsync(bot, tab);

        await Assertions.Expect(tab.Cards.Last).ToContainTextAsync("Täglicher Digest");
        await Assertions.Expect(tab.Cards.Last).ToContainTextAsync("Abschnitt 2");
        await Assertions.Expect(tab.Cards.Last).ToContainTextAsync("first met as the Quad in May 2007");
        await tab.PictureAsync("digest-german");
    }

    [Fact]
    public async Task Two_tabs_are_two_conversations()
    {
        await using var bot = await StartBotAsync();
        await using var context = await browser.OpenAsync();
        var one = await ChatTab.OpenAsync(context, bot.Http.BaseAddress!);
        var other = await ChatTab.OpenAsync(context, bot.Http.BaseAddress!);

        await one.SayAsync("/topic quad");
        await one.SeesAsync("Quad");
        await other.SayAsync("/topic aukus");
        await other.SeesAsync("AUKUS");

        await Assertions.Expect(other.Page.GetByText("/topic quad", new() { Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(one.Page.GetByText("/topic aukus", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reload_keeps_what_was_said()
    {
        await using var bot = await StartBotAsync();
        await using var context = await browser.OpenAsync();
        var tab = await ChatTab.OpenAsync(context, bot.Http.BaseAddress!);
        await tab.SayAsync("/topic quad");
        await tab.SeesAsync("Quad");
        var before = await tab.Messages.CountAsync();

        await tab.ReloadAsync();

        await Assertions.Expect(tab.Messages).ToHaveCountAsync(before);
        await tab.SeesAsync("Quad");
        await tab.SayAsync("/help");
        await tab.SeesAsync("/topic");
    }

    private static async Task DigestComesAsync(BotHost bot, ChatTab tab)
    {
        await tab.SayAsync("/subscribe daily at 08:30");
        await Assertions.Expect(tab.Page.Locator("[role=feed]")).ToContainTextAsync("Europe/London");
        var before = await tab.Cards.CountAsync();

        for (var second = 0; second < 120 && await tab.Cards.CountAsync() == before; second += 5)
            bot.Time.Advance(TimeSpan.FromSeconds(5));

        await Assertions.Expect(tab.Cards).ToHaveCountAsync(before + 1);
    }
}
