using System.Net;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.Tests.Outbound;

/// <summary>Answers that come later go to the address that came with the question.</summary>
public sealed class ResponseUrlTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly SlackAnswer Answer = new() { Text = "hi" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<SlackReceipt> SendAsync(SlackApp app, Uri url, DateTimeOffset? since = null) =>
        app
            .Host.Services.GetRequiredService<ResponseUrls>()
            .SendAsync(url, Answer, since ?? app.Time.GetUtcNow(), Cancellation);

    [Fact]
    public async Task A_slow_command_is_acknowledged_and_answered_later()
    {
        var hold = new TaskCompletionSource<SlackReply?>();
        await using var app = await SlackApp.StartAsync((_, _) => hold.Task);
        var posting = app.Host.PostCommandAsync(Some.Command(responseUrl: app.ResponseUrl().ToString()));
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBe(TimeSpan.FromSeconds(2));
        using var response = await posting;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
        hold.SetResult(new SlackReply.Message(new() { Text = "Quad", IsPublic = true }));
        var answer = await app.Slack.Responses.NextAsync(Cancellation);
        ((string?)answer["text"], (string?)answer["response_type"]).ShouldBe(("Quad", "in_channel"));
    }

    [Fact]
    public async Task A_dialog_that_fails_after_Slack_closed_it_tells_its_user_directly()
    {
        var hold = new TaskCompletionSource<SlackReply?>();
        await using var app = await SlackApp.StartAsync((_, _) => hold.Task);
        var posting = app.Host.PostInteractionAsync(Some.Submission());
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBe(TimeSpan.FromSeconds(2));
        using var response = await posting;
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
        hold.SetException(new InvalidOperationException());
        await app.Host.StopAsync();
        var told = app.Slack.One.Posts.ShouldHaveSingleItem();
        (told.Room, told.Text!.Contains("open the dialog again", StringComparison.Ordinal)).ShouldBe(("D0001", true));
    }

    [Fact]
    public async Task An_address_stands_in_no_log_line()
    {
        var log = new LogLines();
        await using var app = await SlackApp.StartAsync(services: services =>
            services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
        );
        var url = app.ResponseUrl();
        (await SendAsync(app, url)).Status.ShouldBe(SlackStatus.Sent);
        log.Lines.ShouldContain(line => line.Contains("response_url", StringComparison.Ordinal));
        log.Lines.ShouldNotContain(line => line.Contains(url.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_is_answered_at_its_message()
    {
        var reply = new SlackReply.Message(new() { Text = "Paused", ReplaceOriginal = true });
        await using var app = await SlackApp.StartAsync((_, _) => Task.FromResult<SlackReply?>(reply));
        using var response = await app.Host.PostInteractionAsync(Some.Button(app.ResponseUrl().ToString()));
        var acknowledged = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var answer = await app.Slack.Responses.NextAsync(Cancellation);
        ((bool?)answer["replace_original"]).ShouldBe(true);
        acknowledged.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_Slack_cannot_take_just_now_is_given_again()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Responses.Failures.Enqueue(503);
        app.Slack.Responses.Failures.Enqueue(503);

        var sending = SendAsync(app, app.ResponseUrl());
        for (var again = 0; again < 2; again++)
            await app.Time.RingAsync(Limit, Cancellation);

        (await sending).Status.ShouldBe(SlackStatus.Sent);
    }

    [Fact]
    public async Task An_answer_that_Slack_does_not_take_for_long_is_given_up()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Responses.Failures.Enqueue(429);

        (await SendAsync(app, app.ResponseUrl())).Status.ShouldBe(SlackStatus.Retry);
    }

    [Fact]
    public async Task An_address_takes_five_answers()
    {
        await using var app = await SlackApp.StartAsync();
        var url = app.ResponseUrl();
        for (var use = 0; use < 5; use++)
            (await SendAsync(app, url)).Status.ShouldBe(SlackStatus.Sent);
        (await SendAsync(app, url)).Error.ShouldBe("used_url");
    }

    [Fact]
    public async Task An_address_is_good_for_half_an_hour()
    {
        await using var app = await SlackApp.StartAsync();
        var (url, since) = (app.ResponseUrl(), app.Time.GetUtcNow());
        app.Time.Advance(TimeSpan.FromMinutes(29));
        (await SendAsync(app, url, since)).Status.ShouldBe(SlackStatus.Sent);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(app, url, since)).Error.ShouldBe("expired_url");
    }

    [Theory]
    [InlineData("http://hooks.slack.com/commands/1")]
    [InlineData("https://hooks.slack.com.evil.example/commands/1")]
    [InlineData("https://evil.example/hooks.slack.com")]
    [InlineData("https://hooks.slack.com@evil.example/")]
    [InlineData("https://x@hooks.slack.com/commands/1")]
    [InlineData("https://hooks.slack.com:8443/commands/1")]
    [InlineData("https://slack.com/commands/1")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost:1/response/1")]
    [InlineData("file:///etc/passwd")]
    public async Task Nothing_is_sent_to_an_address_that_is_not_Slacks(string url)
    {
        await using var app = await SlackApp.StartAsync();
        var receipt = await SendAsync(app, new Uri(url));
        (receipt.Status, receipt.Reason).ShouldBe((SlackStatus.Refused, "The address to answer to is not Slack's."));
    }

    [Fact]
    public async Task A_forged_address_in_a_command_is_not_called()
    {
        await using var trap = await FakeSlack.StartAsync();
        var path = trap.Responses.Create();
        var reply = new SlackReply.Message(Answer);
        await using var app = await SlackApp.StartAsync((_, _) => Task.FromResult<SlackReply?>(reply));
        using var response = await app.Host.PostInteractionAsync(Some.Button(trap.Url + path));
        await app.Host.StopAsync();
        trap.Responses.Uses(path).ShouldBe(0);
    }
}
