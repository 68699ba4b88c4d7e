using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>Deliveries that are not taken, conversations that take nothing for long, stops and corrected clocks.</summary>
public sealed class TroubleTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    [Theory]
    [InlineData(500, 0)]
    [InlineData(503, 0)]
    [InlineData(502, 1)]
    [InlineData(504, 1)]
    public async Task Only_what_a_gateway_lost_counts_as_a_possible_duplicate(int status, int duplicates)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(status));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(20));

        (await States(chat)).ShouldBe(["sent"]);
        (await chat.Host.CountAsync("SELECT possible_duplicate FROM deliveries")).ShouldBe(duplicates);
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("Fri, 31 Dec 2100 23:59:59 GMT")]
    public async Task A_channel_that_asks_to_wait_absurdly_long_is_asked_once_more_before_it_is_too_late(
        string retryAfter
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: retryAfter));

        await chat.Host.AdvanceToAsync(_due.AddHours(5.9));
        chat.Connector.Received.Count.ShouldBe(1);
        await chat.Host.AdvanceToAsync(_due.AddHours(6).AddSeconds(-30));

        (await States(chat)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_conversation_that_takes_nothing_for_long_is_left_alone_until_somebody_speaks_there()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:ParkAfterHours"] = "2" };
        await using var chat = await Chatting.StartAsync(null, settings, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, new ConnectorFault.Refuse(503));
        await chat.Host.AdvanceToAsync(_due);
        for (var i = 0; i < 15; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(10));
        var calls = chat.Connector.Calls;
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));

        chat.Connector.Calls.ShouldBe(calls);
        (await States(chat)).ShouldBe(["failed"]);
        chat.Host.Log.ToString().ShouldContain("is left alone");
        chat.Connector.Break(chat.Ann.Conversation, null);
        var back = await chat.Ann.AskAsync("/about");
        await chat.Ann.SeesAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(1));

        back.Text.ShouldContain("1 digest was missed");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
        (await chat.Ann.AskAsync("/about")).Text.ShouldNotContain("could not be posted");
    }

    [Fact]
    public async Task Of_several_who_speak_at_once_where_the_bot_could_not_post_one_brings_it_back()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(404));
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        var parking = chat.Host.Services.GetRequiredService<Parking>();

        var back = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => parking.ReturnAsync(new ConversationId(1), CancellationToken.None))
        );

        back.Count(one => one is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_on_its_way_and_the_rest_goes_out_once_after_the_next_start()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:Concurrency"] = "1" };
        await using var chat = await Chatting.StartAsync(null, settings, SomeArticle.WithSections("Alpha", 3));
        foreach (var number in Enumerable.Range(1, 5))
            await chat.In($"a:chat-{number}").AskAsync("/subscribe daily 08:30");
        var answer = new TaskCompletionSource();
        chat.Connector.Script(new ConnectorFault.Slow(answer.Task));
        chat.Host.Time.Advance(_due - chat.Host.Time.GetUtcNow());
        await Eventually.TrueAsync(() => Task.FromResult(chat.Connector.Calls == 6), () => "Nothing was sent.");

        var stop = chat.Host.StopAsync();
        answer.SetResult();
        await stop;
        chat.Connector.Received.Count.ShouldBe(6);
        await chat.Host.StartAsync();
        (await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'")).ShouldBe(1);
        for (var i = 0; i < 5; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(1));

        (await States(chat)).ShouldBe(Enumerable.Repeat("sent", 5));
        chat.Connector.Received.Count.ShouldBe(10);
        (await chat.Host.CountAsync("SELECT sum(possible_duplicate) + sum(attempts) FROM deliveries")).ShouldBe(5);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_jumps_by_an_hour_neither_loses_nor_doubles_a_digest_nor_holds_it_up(int hours)
    {
        CorrectedTime? clock = null;
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync(
            null,
            null,
            builder =>
            {
                var even = builder.Services.Last(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance;
                clock = new CorrectedTime { Even = (TimeProvider)even! };
                builder.Services.AddSingleton<TimeProvider>(clock);
            },
            SomeArticle.WithSections("Alpha", 3)
        );
        await new Person(host, connector).AskAsync("/subscribe daily 08:30");
        connector.Script(new ConnectorFault.Refuse(503));
        await host.AdvanceToAsync(_due.AddSeconds(1));
        (await host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["retrying"]);

        clock!.Offset = TimeSpan.FromHours(hours);
        for (var i = 0; i < 30; i++)
            await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent"]);
        for (var i = 0; i < 13; i++)
            await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        connector.Received.Count.ShouldBe(2);
    }

    private static Task<IReadOnlyList<string>> States(Chatting chat) =>
        chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due, id");

    /// <summary>A machine whose wall clock somebody corrects; what measures durations goes on evenly.</summary>
    private sealed class CorrectedTime : TimeProvider
    {
        public required TimeProvider Even { get; init; }

        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => Even.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Even.GetUtcNow() + Offset;

        public override long GetTimestamp() => Even.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Even.CreateTimer(callback, state, dueTime, period);
    }
}
