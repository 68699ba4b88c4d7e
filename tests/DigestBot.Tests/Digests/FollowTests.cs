using DigestBot.Digests.Follows;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>Alerts about topics that a conversation follows.</summary>
public sealed class FollowTests
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_new_article_with_a_followed_topic_is_posted_within_a_minute_in_one_message()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 2));
        (await chat.Ann.AskAsync("/follow quad, japan")).Text.ShouldContain("Following Quad and Japan");

        await ReadAsync(chat, "four.md", SomeArticle.Quad);
        await ReadAsync(chat, "other.md", SomeArticle.WithSections("Beta", 2));
        var read = chat.Host.Time.GetUtcNow();
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(chat.Connector.Received.Count > 1);
            },
            () => $"No alert came.\n{chat.Host.Log}"
        );
        var posted = await chat.Host.QueryAsync<long>("SELECT due FROM deliveries");
        var alert = await chat.Ann.SeesAsync();

        (DateTimeOffset.FromUnixTimeMilliseconds(posted.Single()) - read).ShouldBeLessThan(_minute);
        alert.Text.ShouldContain("Alert · Mon\u00A023\u00A0Nov");
        alert.Text.ShouldContain("New about Japan and Quad");
        alert.Text.ShouldContain("A table for four");
        alert.Text.ShouldContain("Matched: Quadrilateral Security Dialogue, Japan");
        alert.Text.ShouldContain("Four Flags");
        alert.Text.ShouldNotContain("Beta");
        chat.Connector.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_all_digests_are_paused_alerts_wait_until_they_go_on()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 1));
        await chat.Ann.AskAsync("/subscribe daily 12:00 topics japan");
        await chat.Ann.AskAsync("/subscribe daily 13:00 topics japan");
        await chat.Ann.AskAsync("/follow quad");
        await chat.Ann.AskAsync("/pause 3d");
        await ReadAsync(chat, "one.md", About(1));
        await AdvanceAsync(chat, 10);
        chat.Connector.Received.Count.ShouldBe(4);

        await chat.Ann.AskAsync("/resume 2");
        await AdvanceAsync(chat, 6);

        Shown(new Card(chat.Connector.Received.Last())).ShouldBe([1]);
    }

    [Fact]
    public async Task What_comes_within_the_hour_joins_the_next_digest()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 1));
        await chat.Ann.AskAsync("/subscribe daily 12:00");
        await chat.Ann.AskAsync("/follow quad");
        await ReadAsync(chat, "one.md", About(1));
        await AdvanceAsync(chat, 1);
        await ReadAsync(chat, "two.md", About(2));
        await AdvanceAsync(chat, 120);
        await ReadAsync(chat, "three.md", About(3));
        await AdvanceAsync(chat, 1);
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddHours(4).AddMinutes(1));

        var posted = chat.Connector.Received.Skip(2).Select(call => new Card(call)).ToList();
        posted.Count.ShouldBe(3);
        Shown(posted[0]).ShouldBe([1]);
        Shown(posted[1]).ShouldBe([3]);
        Shown(posted[2]).ShouldBe([2]);
        posted[2].Text.ShouldContain("Daily digest");
        posted[2].Text.ShouldContain("Alpha part 1");
    }

    [Fact]
    public async Task Without_a_digest_it_comes_with_the_next_alert_when_the_hour_is_over()
    {
        await using var chat = await Chatting.StartAsync();
        await chat.Ann.AskAsync("/follow quad");
        await ReadAsync(chat, "one.md", About(1));
        await AdvanceAsync(chat, 1);
        await ReadAsync(chat, "two.md", About(2));
        await AdvanceAsync(chat, 1);
        await ReadAsync(chat, "three.md", About(3));

        await AdvanceAsync(chat, 56);
        chat.Connector.Received.Count.ShouldBe(2);
        await chat.Host.RestartAsync();
        await AdvanceAsync(chat, 4);

        var posted = chat.Connector.Received.Skip(1).Select(call => new Card(call)).ToList();
        posted.Count.ShouldBe(2);
        Shown(posted[1]).ShouldBe([2, 3], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_read_before_somebody_followed_does_not_alert()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await AdvanceAsync(chat, 1);
        await chat.Ann.AskAsync("/follow quad");
        await ReadAsync(chat, "article-0.md", SomeArticle.Quad.Replace("autumn", "autum", StringComparison.Ordinal));

        await AdvanceAsync(chat, 2);
        await chat.Host.RestartAsync();
        await AdvanceAsync(chat, 2);

        chat.Connector.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_an_alert_had_does_not_come_with_a_digest_and_the_other_way_round()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 1));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/follow quad");
        await ReadAsync(chat, "one.md", About(1));
        await AdvanceAsync(chat, 1);
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));

        var posted = chat.Connector.Received.Skip(2).Select(call => new Card(call)).ToList();
        posted.Count.ShouldBe(2);
        Shown(posted[0]).ShouldBe([1]);
        Shown(posted[1]).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alert_that_is_not_taken_holds_back_the_next_one_until_it_is()
    {
        await using var chat = await Chatting.StartAsync();
        await chat.Ann.AskAsync("/follow quad");
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: "600"));
        await ReadAsync(chat, "one.md", About(1));
        await AdvanceAsync(chat, 1);
        await ReadAsync(chat, "two.md", About(2));
        await AdvanceAsync(chat, 5);
        chat.Connector.Received.Count.ShouldBe(1);

        await AdvanceAsync(chat, 60);
        Shown(new Card(chat.Connector.Received.Skip(1).Single())).ShouldBe([1]);
        await AdvanceAsync(chat, 20);

        Shown(new Card(chat.Connector.Received.Skip(2).Single())).ShouldBe([2]);
    }

    [Fact]
    public async Task After_unfollowing_nothing_more_comes()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var topic = await chat.Ann.AskAsync("/topic quad");
        var followed = await chat.Ann.PressAsync(topic, "Follow");
        var again = await chat.Ann.AskAsync("/topic quad");
        var ended = await chat.Ann.PressAsync(again, "Unfollow");

        await ReadAsync(chat, "one.md", About(1));
        await AdvanceAsync(chat, 2);

        followed.Text.ShouldContain("Following Quad");
        ended.Text.ShouldContain("No more alerts about Quad");
        chat.Connector.Received.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Following_is_no_schedule_and_takes_no_schedules_place()
    {
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:SchedulesPerConversation"] = "1" },
            SomeArticle.Quad
        );
        await chat.Ann.AskAsync("/follow quad, aukus");

        var schedule = await chat.Ann.AskAsync("/schedule");
        var subscribed = await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/unsubscribe all");
        var following = await chat.Ann.AskAsync("/follow");

        schedule.Text.ShouldContain("No digests are scheduled here");
        subscribed.Text.ShouldContain("Subscribed: every day at 08:30");
        following.Text.ShouldContain("Following AUKUS and Quad");
    }

    [Theory]
    [InlineData("/follow qaud", "There is no topic “qaud”")]
    [InlineData("/follow", "Nothing is followed here")]
    [InlineData("/unfollow quad", "Nothing is followed here")]
    public async Task What_cannot_be_done_is_said(string said, string answer)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(answer);
    }

    private static async Task ReadAsync(Chatting chat, string name, string article)
    {
        chat.Host.Time.Advance(TimeSpan.FromMilliseconds(10));
        chat.Host.Write(name, article);
        await chat.Host.ScanAsync();
    }

    /// <summary>Minute by minute; the job that raises alerts every few seconds has its turn in each.</summary>
    private static async Task AdvanceAsync(Chatting chat, int minutes)
    {
        var alerts = chat.Host.Services.GetRequiredService<Alerts>();
        for (var minute = 0; minute < minutes; minute++)
        {
            await alerts.NoticeAsync(CancellationToken.None);
            await alerts.RaiseAsync(CancellationToken.None);
            await chat.Host.AdvanceAsync(_minute);
        }
    }

    private static string About(int number) =>
        SomeArticle.Of(
            $"News {number}",
            string.Concat(Enumerable.Range(0, 12).Select(n => $"Word{(char)('a' + number)}{(char)('a' + n)} "))
                + "came to the Quad meeting. Somebody had opened all the windows before."
        );

    private static List<int> Shown(Card card) =>
        [.. Enumerable.Range(1, 9).Where(n => card.Text.Contains($"News {n} part", StringComparison.Ordinal))];
}
