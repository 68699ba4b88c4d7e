using System.Text;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Outbound;

/// <summary>What Slack's answers mean for the one who sends.</summary>
public sealed class ReceiptTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly SlackMessage Message = new() { Channel = "C0001", Text = "hi" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(SlackReceipt Receipt, int Posts)> SendAsync(SlackFault fault)
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Script(fault);
        return (await app.Web.PostMessageAsync(Message, Cancellation), app.Slack.One.Posts.Count);
    }

    [Theory]
    [InlineData("channel_not_found", SlackStatus.Unreachable)]
    [InlineData("is_archived", SlackStatus.Unreachable)]
    [InlineData("not_in_channel", SlackStatus.Unreachable)]
    [InlineData("account_inactive", SlackStatus.Unreachable)]
    [InlineData("token_revoked", SlackStatus.Unreachable)]
    [InlineData("invalid_auth", SlackStatus.Unreachable)]
    [InlineData("ratelimited", SlackStatus.Retry)]
    [InlineData("service_unavailable", SlackStatus.Retry)]
    [InlineData("internal_error", SlackStatus.Uncertain)]
    [InlineData("fatal_error", SlackStatus.Uncertain)]
    [InlineData("msg_too_long", SlackStatus.TooLarge)]
    [InlineData("msg_blocks_too_long", SlackStatus.TooLarge)]
    [InlineData("missing_scope", SlackStatus.Refused)]
    [InlineData("something_new", SlackStatus.Refused)]
    public async Task An_error_in_a_200_is_an_error(string code, SlackStatus status)
    {
        var (receipt, _) = await SendAsync(new SlackFault.Error(code));
        (receipt.Status, receipt.Error, receipt.Ts).ShouldBe((status, code, null));
        receipt.Reason.ShouldEndWith($"({code})");
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.One.Scopes.Remove("chat:write");
        var receipt = await app.Web.PostMessageAsync(Message, Cancellation);
        receipt.Reason.ShouldBe(
            "The app lacks a permission; add the scope and install it again. (missing_scope: needed chat:write)"
        );
    }

    [Fact]
    public async Task Slack_says_how_long_to_wait()
    {
        var (receipt, posts) = await SendAsync(new SlackFault.Limited(17));
        (receipt.Status, receipt.RetryAfter, posts).ShouldBe((SlackStatus.Retry, TimeSpan.FromSeconds(17), 0));
    }

    [Theory]
    [InlineData(503, SlackStatus.Retry)]
    [InlineData(500, SlackStatus.Uncertain)]
    [InlineData(502, SlackStatus.Uncertain)]
    [InlineData(504, SlackStatus.Uncertain)]
    [InlineData(302, SlackStatus.Refused)]
    [InlineData(404, SlackStatus.Refused)]
    public async Task A_gateways_page_means_what_its_status_means(int http, SlackStatus status) =>
        (await SendAsync(new SlackFault.Gateway(http))).Receipt.Status.ShouldBe(status);

    [Fact]
    public async Task A_message_that_may_have_arrived_is_uncertain()
    {
        (await SendAsync(new SlackFault.Drop())).ShouldSatisfyAllConditions(
            sent => sent.Receipt.Status.ShouldBe(SlackStatus.Uncertain),
            sent => sent.Posts.ShouldBe(1)
        );
        (await SendAsync(new SlackFault.Garbage())).Receipt.Status.ShouldBe(SlackStatus.Uncertain);
    }

    [Fact]
    public async Task An_answer_that_is_not_UTF8_still_acknowledges()
    {
        var answer = Encoding.Latin1.GetBytes("""{"ok":true,"ts":"Grüße"}""");
        (await SendAsync(new SlackFault.Garbage(answer))).Receipt.Status.ShouldBe(SlackStatus.Sent);
    }

    [Fact]
    public async Task Silence_ends_and_is_uncertain()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Script(new SlackFault.Hang());
        var sending = app.Web.PostMessageAsync(Message, Cancellation);
        while (app.Slack.One.Posts.Count == 0)
            await Task.Yield();
        app.Time.Advance(Limit);
        var receipt = await sending;
        (receipt.Status, receipt.Reason).ShouldBe((SlackStatus.Uncertain, "Slack did not answer within 10 s."));
    }

    [Fact]
    public async Task No_connection_is_worth_another_try()
    {
        await using var app = await SlackApp.StartAsync();
        await app.Slack.DisposeAsync();
        (await app.Web.PostMessageAsync(Message, Cancellation)).Status.ShouldBe(SlackStatus.Retry);
    }
}
