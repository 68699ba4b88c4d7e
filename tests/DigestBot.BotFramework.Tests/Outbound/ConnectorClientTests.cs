using System.Globalization;
using System.Text;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.Outbound;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly WatchedTime _time = new();
    private FakeIssuer _issuer = null!;
    private FakeLogin _login = null!;
    private FakeConnector _channel = null!;
    private BotHost _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync(_time);
        _login = await FakeLogin.StartAsync(Some.AppId, Some.Secret);
        _channel = await FakeConnector.StartAsync();
        _channel.AcceptsToken = _login.Accepts;
        _bot = await BotHost.StartAsync(_time, BotHost.TrustingSettings(_issuer, _login), services: FakeLogin.TrustIn);
        _bot.Services.GetRequiredService<TrustedServiceUrls>().Add(_channel.ServiceUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
        await _login.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    private Task<SendReceipt> SendAsync(string conversation = "19:abc@thread.tacv2") =>
        _bot.Connector.SendAsync(
            Some.Reference(_channel.ServiceUrl, conversation),
            new Activity { Text = "digest" },
            Cancellation
        );

    [Fact]
    public async Task A_message_arrives_addressed_and_its_id_comes_back()
    {
        var receipt = await SendAsync("a:1/2;messageid=3?x#y z");
        receipt.ShouldBe(new SendReceipt(SendStatus.Sent, "activity-1", 201));
        var taken = _channel.Received.Single();
        taken.PathAndQuery.ShouldBe("/amer/v3/conversations/a%3A1%2F2%3Bmessageid%3D3%3Fx%23y%20z/activities");
        taken.Body.GetProperty("type").GetString().ShouldBe("message");
        taken.Body.GetProperty("from").GetProperty("id").GetString().ShouldBe("28:bot");
        taken.Body.GetProperty("recipient").GetProperty("id").GetString().ShouldBe("29:ann");
        _channel.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_an_update_and_a_deletion_name_their_activity()
    {
        var reference = Some.Reference(_channel.ServiceUrl);
        await _bot.Connector.SendAsync(reference, new Activity { Text = "reply", ReplyToId = "1;2" }, Cancellation);
        _channel.Remember("1:2");
        await _bot.Connector.UpdateAsync(reference, "1:2", new Activity { Text = "new" }, Cancellation);
        (await _bot.Connector.DeleteAsync(reference, "1:2", Cancellation)).Status.ShouldBe(SendStatus.Sent);
        _channel
            .Received.Select(call => (call.Method, call.PathAndQuery.Split('/')[^1]))
            .ShouldBe([("POST", "1%3B2"), ("PUT", "1%3A2"), ("DELETE", "1%3A2")]);
        _channel.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thread_in_a_Teams_channel_is_created_with_its_first_message()
    {
        var created = await _bot.Connector.CreateConversationAsync(
            "msteams",
            _channel.ServiceUrl,
            new ConversationParameters
            {
                IsGroup = true,
                Bot = new ChannelAccount { Id = "28:bot" },
                TenantId = "t",
                ChannelData = Some.Json("""{"channel":{"id":"19:ch"}}"""),
                Activity = new Activity { Type = "message", Text = "first" },
            },
            Cancellation
        );
        created.Receipt.ActivityId.ShouldBe("activity-1");
        created.Conversation!.Conversation.Id.ShouldBe("19:ch;messageid=activity-1");
        var body = _channel.Received.Single().Body;
        body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString().ShouldBe("19:ch");
        body.GetProperty("activity").GetProperty("text").GetString().ShouldBe("first");
    }

    [Fact]
    public async Task Members_are_read_one_by_one_and_in_pages()
    {
        var reference = Some.Reference(_channel.ServiceUrl);
        (await _bot.Connector.GetMemberAsync(reference, "user-2", Cancellation)).Value!.Name.ShouldBe("Bob");
        var names = new List<string?>();
        string? next = null;
        do
        {
            var page = (
                await _bot.Connector.GetPagedMembersAsync(reference, 1, next, Cancellation)
            ).Value.ShouldNotBeNull();
            names.AddRange(page.Members!.Select(member => member.Name));
            next = page.ContinuationToken;
        } while (next is not null);
        names.ShouldBe(["Ann", "Bob"]);
    }

    [Fact]
    public async Task One_token_serves_many_sends()
    {
        for (var send = 0; send < 3; send++)
            (await SendAsync()).Status.ShouldBe(SendStatus.Sent);
        _login.Given.ShouldBe(1);
        _login.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_the_channel_refuses_is_renewed_once()
    {
        await SendAsync();
        _login.RevokeAll();
        (await SendAsync()).Status.ShouldBe(SendStatus.Sent);
        _login.Given.ShouldBe(2);
    }

    [Fact]
    public async Task Many_who_need_a_token_at_once_share_one_and_so_do_many_whose_token_is_refused()
    {
        (await ManyAsync()).ShouldAllBe(receipt => receipt.Status == SendStatus.Sent);
        _login.Given.ShouldBe(1);

        _login.RevokeAll();
        (await ManyAsync()).ShouldAllBe(receipt => receipt.Status == SendStatus.Sent);
        _login.Given.ShouldBe(2);
    }

    [Fact]
    public async Task Many_who_get_no_token_are_told_so_after_one_request()
    {
        _login.Secret = "another";
        var opens = new TaskCompletionSource();
        _login.Opens = opens.Task;

        var sending = ManyAsync();
        opens.SetResult();

        (await sending).ShouldAllBe(receipt => receipt.Status == SendStatus.Retry);

        _login.Refusals.Count.ShouldBe(1);
        _login.Secret = Some.Secret;
        (await SendAsync()).Status.ShouldBe(SendStatus.Sent);
    }

    private Task<SendReceipt[]> ManyAsync() => Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync()));

    [Fact]
    public async Task A_bot_whose_tokens_are_never_good_is_told_what_to_check()
    {
        _channel.AcceptsToken = _ => false;
        var receipt = await SendAsync();
        (receipt.Status, receipt.HttpStatus).ShouldBe((SendStatus.Retry, 401));
        receipt.Reason!.ShouldContain("MicrosoftAppId");
        _channel.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_secret_is_worth_another_try_later_and_says_what_to_check()
    {
        _login.Secret = "another";
        var receipt = await SendAsync();
        (receipt.Status, receipt.HttpStatus).ShouldBe((SendStatus.Retry, null));
        receipt.Reason!.ShouldContain("MicrosoftAppPassword");
        _channel.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(400, "BadArgument", SendStatus.Refused)]
    [InlineData(400, "MessageSizeTooBig", SendStatus.TooLarge)]
    [InlineData(403, "MessageWritesBlocked", SendStatus.Unreachable)]
    [InlineData(403, "BotNotInConversationRoster", SendStatus.Unreachable)]
    [InlineData(403, "ConversationBlockedByUser", SendStatus.Unreachable)]
    [InlineData(403, "ForbiddenOperationException", SendStatus.Unreachable)]
    [InlineData(403, "BotDisabledByAdmin", SendStatus.Retry)]
    [InlineData(403, "InvalidBotApiHost", SendStatus.Retry)]
    [InlineData(403, "Forbidden", SendStatus.Retry)]
    [InlineData(404, "ConversationNotFound", SendStatus.Unreachable)]
    [InlineData(404, "NotFound", SendStatus.Unreachable)]
    [InlineData(404, "BotNotRegistered", SendStatus.Retry)]
    [InlineData(404, "ServiceError", SendStatus.Retry)]
    [InlineData(404, "ActivityNotFoundInConversation", SendStatus.Refused)]
    [InlineData(405, "MethodNotAllowed", SendStatus.Refused)]
    [InlineData(408, "Timeout", SendStatus.Retry)]
    [InlineData(410, "Gone", SendStatus.Unreachable)]
    [InlineData(412, "PreconditionFailed", SendStatus.Retry)]
    [InlineData(413, "MessageSizeTooBig", SendStatus.TooLarge)]
    [InlineData(429, "TooManyRequests", SendStatus.Retry)]
    [InlineData(500, "ServiceError", SendStatus.Retry)]
    [InlineData(502, "BadGateway", SendStatus.Uncertain)]
    [InlineData(503, "Unavailable", SendStatus.Retry)]
    [InlineData(504, "GatewayTimeout", SendStatus.Uncertain)]
    [InlineData(302, "Moved", SendStatus.Refused)]
    public async Task A_refusal_is_told_by_its_status_after_exactly_one_try(
        int status,
        string code,
        SendStatus expected
    )
    {
        _channel.Script(new ConnectorFault.Refuse(status, code));
        var receipt = await SendAsync();
        (receipt.Status, receipt.HttpStatus).ShouldBe((expected, status));
        receipt.Reason!.ShouldContain(code);
        _channel.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_pause_the_channel_asks_for_is_read_as_seconds_and_as_a_date()
    {
        var later = _time.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture);
        var earlier = _time.GetUtcNow().AddSeconds(-90).ToString("R", CultureInfo.InvariantCulture);
        _channel.Script(
            new ConnectorFault.Refuse(429, RetryAfter: "7"),
            new ConnectorFault.Refuse(503, RetryAfter: later),
            new ConnectorFault.Refuse(429, RetryAfter: earlier),
            new ConnectorFault.Refuse(429, RetryAfter: "soon")
        );
        (await SendAsync()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        (await SendAsync()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        (await SendAsync()).RetryAfter.ShouldBe(TimeSpan.Zero);
        (await SendAsync()).RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task A_channel_that_takes_the_message_and_never_answers_leaves_it_uncertain()
    {
        _channel.Script(new ConnectorFault.Hang());
        var sending = SendAsync();
        await _channel.NextAsync(Cancellation);
        _time.Advance(Limit);
        var receipt = await sending;
        (receipt.Status, receipt.HttpStatus).ShouldBe((SendStatus.Uncertain, null));
        receipt.Reason!.ShouldContain("15 s");
    }

    [Fact]
    public async Task A_connection_that_drops_after_sending_leaves_it_uncertain()
    {
        await SendAsync();
        _channel.Script(new ConnectorFault.Drop());
        (await SendAsync()).Status.ShouldBe(SendStatus.Uncertain);
        _channel.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_connection_is_worth_another_try()
    {
        var gone = _channel.ServiceUrl;
        await _channel.DisposeAsync();
        var receipt = await _bot.Connector.SendAsync(Some.Reference(gone), new Activity(), Cancellation);
        (receipt.Status, receipt.HttpStatus).ShouldBe((SendStatus.Retry, null));
    }

    [Fact]
    public async Task A_slow_answer_within_the_limit_counts()
    {
        var until = new TaskCompletionSource();
        _channel.Script(new ConnectorFault.Slow(until.Task));
        var sending = SendAsync();
        while (_channel.Calls == 0)
            await Task.Yield();
        _time.Advance(Limit - TimeSpan.FromSeconds(1));
        until.SetResult();
        (await sending).Status.ShouldBe(SendStatus.Sent);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_still_acknowledges()
    {
        _channel.Script(new ConnectorFault.Garbage());
        (await SendAsync()).ShouldBe(new SendReceipt(SendStatus.Sent, null, 200));
    }

    [Theory]
    [InlineData(200, """{"id":"Grüße"}""", SendStatus.Sent)]
    [InlineData(403, """{"error":{"code":"MessageWritesBlocked","message":"Ungültig"}}""", SendStatus.Unreachable)]
    [InlineData(404, """{"error":{"code":"","message":"Ungültig"}}""", SendStatus.Retry)]
    [InlineData(404, "<h1>Ungültig</h1>", SendStatus.Retry)]
    [InlineData(400, """{"error":{"code":"MessageSizeTooBig","message":"Ungültig"}}""", SendStatus.TooLarge)]
    public async Task An_answer_that_is_not_UTF8_means_what_it_says(int status, string answer, SendStatus meaning)
    {
        _channel.Script(new ConnectorFault.Garbage(status, Encoding.Latin1.GetBytes(answer)));
        (await SendAsync()).Status.ShouldBe(meaning);
    }

    [Fact]
    public async Task A_message_over_80_KB_is_too_large()
    {
        var receipt = await _bot.Connector.SendAsync(
            Some.Reference(_channel.ServiceUrl),
            new Activity { Text = new string('x', 41 * 1024) },
            Cancellation
        );
        receipt.Status.ShouldBe(SendStatus.TooLarge);
    }

    [Fact]
    public async Task The_callers_activity_is_not_changed()
    {
        var activity = new Activity { Text = "digest" };
        await _bot.Connector.SendAsync(Some.Reference(_channel.ServiceUrl), activity, Cancellation);
        ActivityJson.Write(activity).ShouldBe("""{"text":"digest"}""");
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_an_exception()
    {
        using var cancelled = new CancellationTokenSource();
        _channel.Script(new ConnectorFault.Hang());
        var sending = _bot.Connector.SendAsync(Some.Reference(_channel.ServiceUrl), new Activity(), cancelled.Token);
        await _channel.NextAsync(Cancellation);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Fact]
    public async Task Teams_limits_are_met_with_a_pause()
    {
        _channel.Throttle = new TeamsThrottle(_time);
        for (var send = 0; send < 7; send++)
            (await SendAsync()).Status.ShouldBe(SendStatus.Sent);
        var eighth = await SendAsync();
        eighth.Status.ShouldBe(SendStatus.Retry);
        _time.Advance(eighth.RetryAfter!.Value);
        (await SendAsync()).Status.ShouldBe(SendStatus.Sent);
    }
}
