using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Digests of what is new, of whole articles and about topics.</summary>
public sealed class DigestModeTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Fact]
    public async Task A_digest_about_topics_has_only_their_sections_and_says_why()
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Quad,
            SomeArticle.WithSections("Alpha", 3),
            SomeArticle.Of("Reefs", "Manila sent two boats to the shoal. Nobody answered the radio that day.")
        );
        var subscribed = await chat.Ann.AskAsync("/subscribe weekdays 8:30 topics quad and philippines");

        await chat.Host.AdvanceToAsync(_due);
        var digest = await chat.Ann.SeesAsync();

        subscribed.Text.ShouldContain("Subscribed: weekdays at 08:30, about Philippines and Quad");
        digest.Text.ShouldContain("Weekday digest about Philippines and Quad · Mon\u00A023\u00A0Nov");
        digest.Text.ShouldContain("A table for four");
        digest.Text.ShouldContain("Matched: Quad");
        digest.Text.ShouldContain("Matched: Manila");
        digest.Text.ShouldNotContain("Alpha");
    }

    [Fact]
    public async Task A_digest_of_the_whole_article_comes_each_time_and_goes_on_behind_its_button()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 17));
        await chat.Ann.AskAsync("/subscribe daily 08:30 all");

        await chat.Host.AdvanceToAsync(_due);
        var first = await chat.Ann.SeesAsync();
        await chat.Host.AdvanceToAsync(_due.AddDays(1));
        var second = await chat.Ann.SeesAsync();
        var more = await chat.Ann.PressAsync(
            second,
            second.Buttons.Single(title => title.EndsWith(" more", StringComparison.Ordinal))
        );

        Headings(second).ShouldBe(Headings(first));
        Headings(second).Concat(Headings(more)).ShouldBe(Enumerable.Range(1, 17).Select(n => $"Alpha part {n}"));
    }

    [Fact]
    public async Task What_is_left_of_a_digest_about_a_topic_is_about_the_topic()
    {
        var about = Enumerable
            .Range(1, 8)
            .Select(n => $"The Quad met {n} ministers from {n + 20} ports. They spoke of tides {n} times over.");
        await using var chat = await Chatting.StartAsync(
            SomeArticle.Of("Quads", [.. about]),
            SomeArticle.WithSections("Alpha", 3)
        );
        await chat.Ann.AskAsync("/subscribe daily 08:30 topic quad");
        await chat.Host.AdvanceToAsync(_due);
        var digest = await chat.Ann.SeesAsync();

        var more = await chat.Ann.PressAsync(digest, "Show 3 more");

        Headings(digest).Concat(Headings(more)).ShouldBe(Enumerable.Range(1, 8).Select(n => $"Quads part {n}"));
        more.Buttons.ShouldNotContain(title => title.EndsWith(" more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_time_about_something_else_is_another_schedule()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 9");
        await chat.Ann.AskAsync("/subscribe daily 9 all");
        await chat.Ann.AskAsync("/subscribe daily 9 topics quad, aukus");

        var again = await chat.Ann.AskAsync("/subscribe daily 9 topics AUKUS, Quad");
        var schedule = await chat.Ann.AskAsync("/schedule");

        again.Text.ShouldContain("Already subscribed: every day at 09:00, about AUKUS and Quad");
        schedule.Text.ShouldContain("3 digest schedules");
        schedule.Text.ShouldContain("Every day at 09:00, the whole article");
        schedule.Text.ShouldContain("Every day at 09:00, about AUKUS and Quad");
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_asked_about_with_a_button_that_subscribes()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var asked = await chat.Ann.AskAsync("/subscribe weekdays 8:30 topics aukus, qaud");
        var subscribed = await chat.Ann.PressAsync(asked, "Quad");

        asked.Text.ShouldContain("There is no topic “qaud”");
        subscribed.Text.ShouldContain("Subscribed: weekdays at 08:30, about AUKUS and Quad");
    }

    [Theory]
    [InlineData("/subscribe weekdays 8:30 topics", "About which topics?")]
    [InlineData("/subscribe topics quad", "At what time?")]
    [InlineData("/subscribe someday topics quad", "When should digests come?")]
    public async Task What_is_missing_is_asked_for(string said, string answer)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(answer);
    }

    [Fact]
    public async Task A_topic_that_leaves_the_keyword_map_is_said_in_the_schedule_and_breaks_nothing()
    {
        using var home = new Home();
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["contentRoot"] = home.Folder },
            SomeArticle.Quad
        );
        await chat.Ann.AskAsync("/subscribe daily 08:30 topics quad");
        await chat.Ann.AskAsync("/follow quad");
        home.Edit(settings =>
            settings["Topics"] = new JsonObject
            {
                ["tables"] = new JsonObject { ["Title"] = "Tables", ["Keywords"] = new JsonArray("table") },
            }
        );
        await chat.Host.RestartAsync();

        await chat.Host.AdvanceToAsync(_due);
        var schedule = await chat.Ann.AskAsync("/schedule");
        var following = await chat.Ann.AskAsync("/follow");
        var ended = await chat.Ann.AskAsync("/unfollow quad");

        schedule.Text.ShouldContain("Nothing comes about quad any more");
        following.Text.ShouldContain("Not in the keyword map any more: quad");
        ended.Text.ShouldContain("Nothing is followed here now");
        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["empty"]);
    }

    private static List<string> Headings(Card card) =>
        [.. card.Text.Split('\n').Where(line => line.Contains(" part ", StringComparison.Ordinal))];
}
