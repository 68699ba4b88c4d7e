using DigestBot.Digests.Follows;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>The machine's clock is wrong for a while, and somebody corrects it.</summary>
public sealed class ClockTests : IAsyncDisposable
{
    private const string Ledger = "SELECT state FROM deliveries ORDER BY due, id";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    private FakeConnector? _connector;
    private BotHost? _host;
    private readonly CorrectedTime _clock = new();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_jumps_by_an_hour_neither_loses_nor_doubles_a_digest_nor_holds_it_up(int hours)
    {
        var (host, connector) = await StartedAsync("/subscribe daily 08:30");
        connector.Script(new ConnectorFault.Refuse(503));
        await host.AdvanceToAsync(_due.AddSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldBe(["retrying"]);

        _clock.Offset = TimeSpan.FromHours(hours);
        for (var i = 0; i < 30; i++)
            await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
        for (var i = 0; i < 13; i++)
            await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        connector.Received.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clock_that_was_a_month_ahead_for_a_while_holds_up_no_digest_once_it_is_right(bool restarts)
    {
        var (host, connector) = await StartedAsync("/subscribe daily 08:30");
        _clock.Offset = TimeSpan.FromDays(30);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldAllBe(state => state == "missed");

        await SetAsync(host, TimeSpan.Zero, restarts);
        await UntilPlannedAsync(host);
        await host.WalkToAsync(_due.AddDays(1));

        (await LedgerUntilAsync(host, _due.AddDays(1))).ShouldBe(["sent", "sent"]);
        connector.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_posted_while_the_clock_was_ahead_is_not_posted_again_and_the_rest_comes_at_its_time()
    {
        var (host, connector) = await StartedAsync("/subscribe daily 08:30");
        _clock.Offset = TimeSpan.FromHours(25);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldBe(["missed", "sent"]);

        _clock.Offset = TimeSpan.Zero;
        await UntilPlannedAsync(host);
        await host.WalkToAsync(_due.AddDays(2));

        (await host.QueryAsync<string>(Ledger)).ShouldBe(["sent", "sent", "sent"]);
        connector.Received.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clock_that_is_behind_for_a_moment_changes_nothing_that_was_written(bool restarts)
    {
        var (host, _) = await StartedAsync("/subscribe daily 08:30");
        for (var day = 0; day < 5; day++)
            await host.WalkToAsync(_due.AddDays(day).AddMinutes(1));
        var before = await host.QueryAsync<string>(
            "SELECT id || due || state || changed_at FROM deliveries ORDER BY id"
        );

        await SetAsync(host, TimeSpan.FromDays(-730), restarts);
        await UntilAsync(host, $"SELECT next_due < {_due.AddDays(-600).ToUnixTimeMilliseconds()} FROM subscriptions");
        await SetAsync(host, TimeSpan.Zero, restarts);
        await host.AdvanceAsync(TimeSpan.FromSeconds(2));
        (await host.QueryAsync<string>("SELECT id || due || state || changed_at FROM deliveries ORDER BY id")).ShouldBe(
            before
        );
        await host.WalkToAsync(_due.AddDays(5).AddMinutes(1));

        (await host.CountAsync("SELECT count(*) FROM deliveries")).ShouldBe(6);
    }

    [Fact]
    public async Task A_pause_outlives_a_clock_that_was_ahead()
    {
        var (host, connector) = await StartedAsync("/subscribe daily 08:30");
        await new Person(host, connector).AskAsync("/pause 14d");
        _clock.Offset = TimeSpan.FromDays(30);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));

        _clock.Offset = TimeSpan.Zero;
        await UntilAsync(host, "SELECT ahead_until > 0 FROM clock_known");
        await host.WalkToAsync(_due.AddDays(13));
        connector.Received.Count.ShouldBe(2);
        await host.WalkToAsync(_due.AddDays(16));

        connector.Received.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Alerts_go_on_after_a_clock_that_was_ahead()
    {
        var (host, connector) = await StartedAsync("/follow quad");
        _clock.Offset = TimeSpan.FromDays(30);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        await ReadAsync(host, "one.md", 1);
        await AlertsAsync(host, 2);
        connector.Received.Count.ShouldBe(2);

        _clock.Offset = TimeSpan.Zero;
        await UntilAsync(host, "SELECT ahead_until > 0 FROM clock_known");
        await AlertsAsync(host, 120);
        await ReadAsync(host, "two.md", 2);
        await AlertsAsync(host, 120);

        connector.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_is_followed_once_however_often_the_service_starts()
    {
        var (host, connector) = await StartedAsync("/subscribe daily 08:30");
        _clock.Offset = TimeSpan.FromHours(25);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        await SetAsync(host, TimeSpan.Zero, restarts: true);
        await UntilPlannedAsync(host);
        connector.Script(new ConnectorFault.Refuse(429, RetryAfter: "3600"));
        await host.AdvanceToAsync(_due.AddSeconds(1));
        var posts = connector.Calls;

        await host.RestartAsync();
        for (var minute = 0; minute < 50; minute++)
            await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        connector.Calls.ShouldBe(posts);
    }

    [Fact]
    public async Task A_clock_that_is_ahead_for_a_moment_lets_nothing_be_deleted()
    {
        var (host, _) = await StartedAsync("/subscribe daily 08:30");
        await host.WalkToAsync(_due.AddDays(2));

        _clock.Offset = TimeSpan.FromDays(500);
        await Eventually.TrueAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(
                    host.Log.ToString().Contains("Nothing is deleted now", StringComparison.Ordinal)
                );
            },
            () => $"The night's work did not begin.\n{host.Log}"
        );

        (await LedgerUntilAsync(host, _due.AddDays(2))).ShouldBe(["sent", "sent", "sent"]);
    }

    [Fact]
    public async Task Of_a_long_time_without_the_service_the_ledger_has_the_first_and_the_last_days()
    {
        var (host, _) = await StartedAsync("/subscribe daily 08:30");
        await host.StopAsync();
        host.Time.Advance(_due.AddDays(200) - host.Time.GetUtcNow());
        await host.StartAsync();
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));

        var ledger = await host.QueryAsync<string>(Ledger);
        ledger.Count.ShouldBeInRange(7, 10);
        ledger.SkipLast(1).ShouldAllBe(state => state == "missed");
        ledger[^1].ShouldNotBe("missed");
    }

    public async ValueTask DisposeAsync()
    {
        await (_host?.DisposeAsync() ?? default);
        await (_connector?.DisposeAsync() ?? default);
    }

    private async Task<(BotHost Host, FakeConnector Connector)> StartedAsync(string said)
    {
        _connector = await FakeConnector.StartAsync();
        _host = await BotHost.StartAsync(null, null, _clock.Use, SomeArticle.WithSections("Alpha", 15));
        await new Person(_host, _connector).AskAsync(said);
        return (_host, _connector);
    }

    /// <summary>Somebody sets the clock, while the service runs or not.</summary>
    private async Task SetAsync(BotHost host, TimeSpan offset, bool restarts)
    {
        if (restarts)
            await host.StopAsync();
        _clock.Offset = offset;
        if (restarts)
            await host.StartAsync();
    }

    private static async Task ReadAsync(BotHost host, string name, int number)
    {
        host.Time.Advance(TimeSpan.FromMilliseconds(10));
        host.Write(
            name,
            SomeArticle.Of(
                $"News {number}",
                string.Concat(Enumerable.Range(0, 12).Select(n => $"Word{(char)('a' + number)}{(char)('a' + n)} "))
                    + "came to the Quad meeting. Somebody had opened all the windows before."
            )
        );
        await host.ScanAsync();
    }

    private static async Task AlertsAsync(BotHost host, int minutes)
    {
        var alerts = host.Services.GetRequiredService<Alerts>();
        for (var minute = 0; minute < minutes; minute++)
        {
            await alerts.NoticeAsync(CancellationToken.None);
            await alerts.RaiseAsync(CancellationToken.None);
            await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static Task<IReadOnlyList<string>> LedgerUntilAsync(BotHost host, DateTimeOffset until) =>
        host.QueryAsync<string>(
            $"SELECT state FROM deliveries WHERE due <= {until.ToUnixTimeMilliseconds()} ORDER BY due, id"
        );

    private static Task UntilPlannedAsync(BotHost host) =>
        UntilAsync(host, $"SELECT next_due = {_due.ToUnixTimeMilliseconds()} FROM subscriptions");

    private static Task UntilAsync(BotHost host, string isTrue) =>
        Eventually.TrueAsync(
            async () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return await host.CountAsync(isTrue) != 0;
            },
            () => $"It does not come to {isTrue}.\n{host.Log}"
        );
}
