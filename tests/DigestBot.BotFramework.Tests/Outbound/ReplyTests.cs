using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Outbound;

public sealed class ReplyTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly WatchedTime _time = new();
    private FakeConnector _channel = null!;
    private BotHost _bot = null!;
    private SendReceipt? _receipt;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _channel = await FakeConnector.StartAsync();
        _bot = await BotHost.StartAsync(
            _time,
            bot: async (turn, cancellation) =>
                _receipt = await turn.SendAsync(new Activity { Text = "pong" }, cancellation)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
    }

    private Task<HttpResponseMessage> PostAsync() => _bot.PostAsync(Some.Message("ping", _channel.ServiceUrl));

    [Fact]
    public async Task A_reply_goes_to_the_activity_it_answers()
    {
        using var response = await PostAsync();
        var reply = _channel.Received.Single();
        reply.PathAndQuery.ShouldEndWith("/activities/activity-1");
        reply.Property("replyToId").ShouldBe("activity-1");
        reply.Body.GetProperty("from").GetProperty("id").GetString().ShouldBe("28:bot");
        reply.Body.GetProperty("recipient").GetProperty("id").GetString().ShouldBe("29:ann");
        _receipt!.Status.ShouldBe(SendStatus.Sent);
        _channel.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_the_channel_does_not_take_is_tried_twice_more()
    {
        _channel.Script(new ConnectorFault.Refuse(502), new ConnectorFault.Refuse(429, RetryAfter: "2"));
        var posting = PostAsync();
        var first = await _time.RingAsync(Limit, Cancellation);
        first.ShouldBeInRange(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(600));
        (await _time.RingAsync(Limit, Cancellation)).ShouldBe(TimeSpan.FromSeconds(2));
        using var response = await posting;
        _receipt!.Status.ShouldBe(SendStatus.Sent);
        _channel.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task After_three_tries_the_bot_is_told()
    {
        _channel.Script(Enumerable.Repeat(new ConnectorFault.Refuse(503), 4));
        var posting = PostAsync();
        await _time.RingAsync(Limit, Cancellation);
        await _time.RingAsync(Limit, Cancellation);
        using var response = await posting;
        _receipt!.Status.ShouldBe(SendStatus.Retry);
        _channel.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_long_pause_is_not_waited_for()
    {
        _channel.Script(new ConnectorFault.Refuse(429, RetryAfter: "30"));
        using var response = await PostAsync();
        _receipt!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        _channel.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_may_have_arrived_is_not_repeated()
    {
        _channel.Script(new ConnectorFault.Drop());
        using var response = await PostAsync();
        _receipt!.Status.ShouldBe(SendStatus.Uncertain);
        _channel.Calls.ShouldBe(1);
    }
}
