using System.Text.Json.Nodes;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>Digests in Slack: when they come, what becomes of those that Slack does not take, and that none comes twice.</summary>
public sealed class SlackDeliveryTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);
    private static readonly string _cards = Path.Combine(AppContext.BaseDirectory, "cards");

    public static TheoryData<SlackFault> Lost { get; } =
    [
        new SlackFault.Gateway(502, IsDone: true),
        new SlackFault.Gateway(504, IsDone: false),
        new SlackFault.Hang(),
        new SlackFault.Drop(),
        new SlackFault.Garbage(),
        new SlackFault.Error("fatal_error"),
    ];

    [Fact]
    public async Task A_digest_is_posted_when_it_is_due()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");

        await chat.Host.AdvanceToAsync(_due.AddSeconds(-1));
        chat.Posts.ShouldBeEmpty();
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        var post = chat.Posts.ShouldHaveSingleItem();
        post.Room.ShouldBe("C0001");
        post.Text!.ShouldContain("Daily digest");
        post.Arguments["blocks"]!.ToJsonString().ShouldContain("Alpha part 3");
        (await chat.LedgerAsync("activity_id")).ShouldBe([post.Ts]);
        (await chat.LedgerAsync("state")).ShouldBe(["sent"]);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(90)]
    public async Task What_arrived_is_found_by_a_clock_that_is_ahead_of_Slacks(int minutes)
    {
        var clock = new CorrectedTime { Offset = TimeSpan.FromMinutes(minutes) };
        await using var chat = await PostingToSlack.StartAsync(null, clock.Use, SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "10:30");
        chat.Slack.Script(new SlackFault.Gateway(502, IsDone: true));

        await chat.Host.AdvanceToAsync(_due.AddHours(2).AddMinutes(-minutes).AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        chat.Posts.Count.ShouldBe(1);
        (await chat.LedgerAsync("state")).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_digest_whose_template_cannot_be_filled_is_put_off_alone()
    {
        var cards = Directory.CreateTempSubdirectory("digestbot-cards-").FullName;
        foreach (var file in Directory.GetFiles(_cards, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(cards, Path.GetRelativePath(_cards, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await File.WriteAllTextAsync(
            Path.Combine(cards, "slack", "digest.json"),
            """{ "blocks": [{ "type": "section", "text": "${kicker}" }] }""",
            TestContext.Current.CancellationToken
        );
        await using var chat = await PostingToSlack.StartAsync(
            null,
            builder =>
                builder.Services.AddSingleton(provider => new CardTemplates(
                    cards,
                    provider.GetRequiredService<ILogger<CardTemplates>>(),
                    provider.GetRequiredService<TimeProvider>()
                )),
            SomeArticle.WithSections("Alpha", 3)
        );
        await chat.SubscribeAsync("C0001", "08:30");

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        chat.Host.Log.ToString().ShouldContain("broke");
        await chat.Host.AdvanceAsync(TimeSpan.FromHours(7));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(2));

        chat.Posts.ShouldBeEmpty();
        chat.Host.Log.ToString().ShouldNotContain("Sending paused");
        (await chat.LedgerAsync("state")).ShouldBe(["missed"]);
    }

    [Fact]
    public async Task Slack_that_asks_to_slow_down_is_waited_for()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.Script(new SlackFault.Limited(45));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(40));
        chat.Posts.ShouldBeEmpty();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(20));

        chat.Posts.Count.ShouldBe(1);
        (await chat.LedgerAsync("possible_duplicate")).ShouldBe(["0"]);
        (await Attempts(chat)).ShouldBe(["retry 429", "sent 200"]);
    }

    [Fact]
    public async Task Many_channels_due_at_once_stay_within_what_Slack_takes_from_a_workspace()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        chat.Slack.Throttle = new SlackThrottle(chat.Host.Time);
        for (var n = 100; n < 140; n++)
        {
            chat.Slack.One.Rooms[$"C0{n}"] = new SlackRoom($"room-{n}", IsMember: true);
            await chat.SubscribeAsync($"C0{n}", "08:30");
        }

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        for (var second = 0; second < 30; second++)
            await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(1));

        chat.Posts.Count.ShouldBe(40);
        (await Attempts(chat)).ShouldAllBe(attempt => attempt == "sent 200");
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task What_may_have_arrived_is_looked_up_and_never_posted_twice(SlackFault fault)
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.Script(fault);

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var post = chat.Posts.ShouldHaveSingleItem();
        (await chat.LedgerAsync("activity_id")).ShouldBe([post.Ts]);
        (await chat.LedgerAsync("state")).ShouldBe(["sent"]);
        (await chat.LedgerAsync("possible_duplicate")).ShouldBe(["0"]);
        chat.Calls("conversations.history").Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_service_ended_is_looked_up_too()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.QueryAsync<long>("UPDATE deliveries SET state = 'sending', activity_id = NULL RETURNING id");
        await chat.Host.QueryAsync<long>("DELETE FROM attempts RETURNING delivery_id");

        await chat.Host.RestartAsync();
        await chat.Host.SettleAsync();

        chat.Posts.Count.ShouldBe(1);
        (await chat.LedgerAsync("activity_id")).ShouldBe([chat.Posts[0].Ts]);
        (await chat.LedgerAsync("possible_duplicate")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Where_history_may_not_be_read_the_ledger_says_so_and_marks_the_possible_duplicate()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.One.Scopes.Remove("channels:history");
        chat.Slack.Script(new SlackFault.Drop());

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        chat.Posts.Count.ShouldBe(2);
        (await chat.LedgerAsync("possible_duplicate")).ShouldBe(["1"]);
        var reasons = await chat.Host.QueryAsync<string>("SELECT reason FROM attempts WHERE outcome = 'sent'");
        reasons.ShouldHaveSingleItem().ShouldContain("could not be looked up");
        reasons[0].ShouldContain("channels:history");
    }

    [Fact]
    public async Task As_long_as_Slack_cannot_be_asked_an_uncertain_post_is_not_made_again()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.Script(
            new SlackFault.Drop(),
            new SlackFault.Error("service_unavailable"),
            new SlackFault.Limited(30)
        );

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        for (var minute = 0; minute < 5; minute++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        chat.Posts.Count.ShouldBe(1);
        chat.Calls("chat.postMessage").Count.ShouldBe(1);
        chat.Calls("conversations.history").Count.ShouldBe(3);
        (await chat.LedgerAsync("state")).ShouldBe(["sent"]);
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("is_archived")]
    [InlineData("token_revoked")]
    [InlineData("not_in_channel")]
    public async Task A_channel_that_cannot_be_reached_is_left_alone(string error)
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.Script(new SlackFault.Error(error));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));

        chat.Calls("chat.postMessage").Count.ShouldBe(1);
        (await chat.LedgerAsync("state")).ShouldBe(["failed"]);
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations WHERE unreachable_at IS NOT NULL")).ShouldBe(1);
        (await chat.LedgerAsync("error")).ShouldHaveSingleItem().ShouldContain(error);
    }

    [Fact]
    public async Task What_Slack_finds_too_long_after_all_is_given_up_and_comes_with_the_next_digest()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.Script(new SlackFault.Error("msg_too_long"));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(1));

        (await chat.LedgerAsync("state")).ShouldBe(["failed", "sent"]);
        chat.Posts.ShouldHaveSingleItem().Arguments["blocks"]!.ToJsonString().ShouldContain("Alpha part 1");
    }

    [Fact]
    public async Task Another_try_says_the_same_to_the_last_byte()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.SubscribeAsync("C0001", "08:30");
        chat.Slack.Script(new SlackFault.Error("service_unavailable"));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.PublishAsync("another.md", SomeArticle.WithSections("Beta", 2));
        await chat.Host.RestartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var said = chat.Calls("chat.postMessage").Select(call => call.Arguments.ToJsonString()).ToList();
        said.Count.ShouldBe(2);
        said[1].ShouldBe(said[0]);
    }

    [Fact]
    public async Task What_does_not_fit_one_message_goes_into_its_thread()
    {
        await using var chat = await LongAsync();

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        var (head, replies) = (chat.Posts[0], chat.Posts.Skip(1).ToList());
        head.ThreadTs.ShouldBeNull();
        Blocks(head).ShouldContain("The sections are in the thread.");
        Blocks(head).ShouldContain("Alpha part 15");
        replies.ShouldNotBeEmpty();
        replies.ShouldAllBe(reply => reply.ThreadTs == head.Ts);
        for (var part = 1; part <= 15; part++)
            replies.Count(reply => Blocks(reply).Contains($"\"Alpha part {part}\"")).ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_thread_that_broke_off_is_completed_and_nothing_of_it_comes_twice(int arrived)
    {
        await using var chat = await LongAsync();
        await chat.Host.AdvanceToAsync(_due.AddSeconds(-1));
        chat.Slack.BreakAfter(arrived, new SlackFault.Drop());

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        chat.Posts.Select(Part).ShouldBe(["0", "1", "2"]);
        chat.Posts.Skip(1).ShouldAllBe(reply => reply.ThreadTs == chat.Posts[0].Ts);
        (await chat.LedgerAsync("state")).ShouldBe(["sent"]);
        (await chat.LedgerAsync("possible_duplicate")).ShouldBe(["0"]);
    }

    /// <summary>A digest of a whole article that one message cannot hold.</summary>
    private static async Task<PostingToSlack> LongAsync()
    {
        var chat = await PostingToSlack.StartAsync(
            SomeArticle.Of("Alpha", [.. Enumerable.Range(1, 15).Select(LongSection)])
        );
        await chat.SubscribeAsync("C0001", "08:30", DigestMode.All);
        return chat;
    }

    private static string LongSection(int number) =>
        string.Join(
            ' ',
            Enumerable
                .Range(1, 6)
                .Select(sentence =>
                    $"In the year 19{number + 10} the council of town number {number} decided in its meeting number {sentence} that {string.Join(" and ", Enumerable.Range(1, 22).Select(n => $"the harbour gate {n * number + sentence}"))} had to be painted."
                )
        );

    private static string Blocks(SlackPost post) => post.Arguments["blocks"]!.ToJsonString();

    private static string Part(SlackPost post) => (string)post.Arguments["metadata"]!["event_payload"]!["part"]!;

    private static Task<IReadOnlyList<string>> Attempts(PostingToSlack chat) =>
        chat.Host.QueryAsync<string>(
            """
            SELECT said FROM (
                SELECT delivery_id, number, outcome || ' ' || http_status AS said FROM attempts
                UNION SELECT id, attempts, 'sent ' || http_status FROM deliveries WHERE state = 'sent'
            ) ORDER BY delivery_id, number
            """
        );
}
