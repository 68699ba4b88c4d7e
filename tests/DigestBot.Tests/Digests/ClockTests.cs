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
    private CorrectedTime? _clock;

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_jumps_by_an_hour_neither_loses_nor_doubles_a_digest_nor_holds_it_up(int hours)
    {
        var (host, connector) = await SubscribedAsync();
        connector.Script(new ConnectorFault.Refuse(503));
        await host.AdvanceToAsync(_due.AddSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldBe(["retrying"]);

        _clock!.Offset = TimeSpan.FromHours(hours);
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
        var (host, connector) = await SubscribedAsync();
        _clock!.Offset = TimeSpan.FromDays(30);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldBe(Enumerable.Repeat("missed", 30));

        if (restarts)
            await host.StopAsync();
        _clock.Offset = TimeSpan.Zero;
        if (restarts)
            await host.StartAsync();
        await UntilPlannedAsync(host);
        await host.WalkToAsync(_due.AddDays(1));

        (await host.QueryAsync<string>(Ledger)).ShouldBe(["sent", "sent"]);
        connector.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_posted_while_the_clock_was_ahead_is_not_posted_again_and_the_rest_comes_at_its_time()
    {
        var (host, connector) = await SubscribedAsync();
        _clock!.Offset = TimeSpan.FromHours(25);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await host.QueryAsync<string>(Ledger)).ShouldBe(["missed", "sent"]);

        _clock.Offset = TimeSpan.Zero;
        await UntilPlannedAsync(host);
        await host.WalkToAsync(_due.AddDays(2));

        (await host.QueryAsync<string>(Ledger)).ShouldBe(["sent", "sent", "sent"]);
        connector.Received.Count.ShouldBe(4);
    }

    public async ValueTask DisposeAsync()
    {
        await (_host?.DisposeAsync() ?? default);
        await (_connector?.DisposeAsync() ?? default);
    }

    private async Task<(BotHost Host, FakeConnector Connector)> SubscribedAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await BotHost.StartAsync(
            null,
            null,
            builder =>
            {
                var even = builder.Services.Last(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance;
                _clock ??= new CorrectedTime { Even = (TimeProvider)even! };
                builder.Services.AddSingleton<TimeProvider>(_clock);
            },
            SomeArticle.WithSections("Alpha", 15)
        );
        await new Person(_host, _connector).AskAsync("/subscribe daily 08:30");
        return (_host, _connector);
    }

    private static Task UntilPlannedAsync(BotHost host) =>
        Eventually.TrueAsync(
            async () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return await host.CountAsync("SELECT next_due FROM subscriptions") == _due.ToUnixTimeMilliseconds();
            },
            () => $"The next digest is not the one at {_due}.\n{host.Log}"
        );

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
