using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Outbound;

/// <summary>Slack's rate limits are kept on this side, so that Slack has nothing to refuse.</summary>
public sealed class PaceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SlackMessage To(string channel) => new() { Channel = channel, Text = "hi" };

    [Fact]
    public async Task A_channel_gets_one_message_a_second_and_others_need_not_wait()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Throttle = new SlackThrottle(app.Time);
        await app.Web.PostMessageAsync(To("C0001"), Cancellation);
        var second = app.Web.PostMessageAsync(To("C0001"), Cancellation);
        (await app.Web.PostMessageAsync(To("C0002"), Cancellation)).Status.ShouldBe(SlackStatus.Sent);
        second.IsCompleted.ShouldBeFalse();
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBe(TimeSpan.FromSeconds(1));
        (await second).Status.ShouldBe(SlackStatus.Sent);
    }

    [Fact]
    public async Task A_long_wait_is_the_callers_to_plan()
    {
        await using var app = await SlackApp.StartAsync();
        var sending = Enumerable.Range(0, 5).Select(_ => app.Web.PostMessageAsync(To("C0001"), Cancellation)).ToList();
        var planned = await sending[3];
        (planned.Status, planned.RetryAfter).ShouldBe((SlackStatus.Retry, TimeSpan.FromSeconds(3)));
        (await sending[4]).RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
        app.Slack.Calls.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task After_Slack_asked_to_wait_nothing_goes_before()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Script(new SlackFault.Limited(30));
        await app.Web.PostMessageAsync(To("C0001"), Cancellation);
        (await app.Web.PostMessageAsync(To("C0001"), Cancellation)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        app.Slack.Calls.Count.ShouldBe(1);
        app.Time.Advance(TimeSpan.FromSeconds(30));
        (await app.Web.PostMessageAsync(To("C0001"), Cancellation)).Status.ShouldBe(SlackStatus.Sent);
    }

    [Fact]
    public async Task Called_as_often_as_it_lets_Slack_never_refuses()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Throttle = new SlackThrottle(app.Time);
        var start = app.Time.GetUtcNow();
        for (var call = 0; call < 120; call++)
        {
            var asking = app.Web.HistoryAsync("C0001", null, 1, null, Cancellation);
            while (!asking.IsCompleted)
            {
                app.Time.TryRing(Limit);
                await Task.Yield();
            }
            (await asking).Receipt.Status.ShouldBe(SlackStatus.Sent);
        }
        (app.Time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }
}
