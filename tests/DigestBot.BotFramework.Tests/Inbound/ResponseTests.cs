using System.Net;
using System.Text;
using System.Text.Json;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Inbound;

public sealed class ResponseTests : IAsyncLifetime
{
    private readonly WatchedTime _time = new();
    private FakeIssuer _issuer = null!;
    private BotHost _bot = null!;
    private Func<Turn, CancellationToken, Task> _handle = (_, _) => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync(_time);
        _bot = await BotHost.StartAsync(
            _time,
            BotHost.TrustingSettings(_issuer),
            (turn, cancellation) => _handle(turn, cancellation)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string body)
    {
        using var response = await _bot.PostAsync(body, AttackMatrix.Channel(_issuer).Sign());
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<(HttpStatusCode Status, string Body)> PostAsync(Activity activity) =>
        PostAsync(ActivityJson.Write(activity));

    [Theory]
    [InlineData("message")]
    [InlineData("conversationUpdate")]
    [InlineData("installationUpdate")]
    [InlineData("typing")]
    [InlineData("somethingNew")]
    public async Task An_activity_gets_200_with_an_empty_body(string type)
    {
        var activity = Some.Message();
        activity.Type = type;
        (await PostAsync(activity)).ShouldBe((HttpStatusCode.OK, ""));
        _bot.Seen.Single().Type.ShouldBe(type);
    }

    [Fact]
    public async Task An_invoke_gets_the_bots_status_and_body()
    {
        _handle = (turn, _) =>
        {
            turn.InvokeResponse = new(202, Some.Json("""{"a":1}"""));
            return Task.CompletedTask;
        };
        (await PostAsync(Some.Invoke("task/fetch"))).ShouldBe((HttpStatusCode.Accepted, """{"a":1}"""));
    }

    [Theory]
    [InlineData("unheard/of")]
    [InlineData(null)]
    public async Task An_invoke_the_bot_does_not_handle_gets_501(string? name) =>
        (await PostAsync(Some.Invoke(name))).ShouldBe((HttpStatusCode.NotImplemented, ""));

    [Fact]
    public async Task Expected_replies_come_in_the_response()
    {
        _handle = async (turn, cancellation) =>
        {
            await turn.SendAsync(new Activity { Text = "one" }, cancellation);
            await turn.SendAsync(new Activity { Text = "two" }, cancellation);
        };
        var message = Some.Message();
        message.DeliveryMode = "expectReplies";
        var (status, body) = await PostAsync(message);
        status.ShouldBe(HttpStatusCode.OK);
        var replies = Some.Json(body).GetProperty("activities").EnumerateArray().ToArray();
        replies.Select(reply => reply.GetProperty("text").GetString()).ShouldBe(["one", "two"]);
        replies.ShouldAllBe(reply => reply.GetProperty("replyToId").GetString() == "activity-1");
        replies.ShouldAllBe(reply => reply.GetProperty("from").GetProperty("id").GetString() == "28:bot");
        replies.ShouldAllBe(reply => reply.GetProperty("recipient").GetProperty("id").GetString() == "29:ann");
    }

    [Fact]
    public async Task Expected_replies_include_the_answer_to_an_invoke()
    {
        _handle = (turn, _) =>
        {
            turn.InvokeResponse = CardActions.AnswerWithMessage("done");
            return Task.CompletedTask;
        };
        var invoke = Some.Invoke("adaptiveCard/action");
        invoke.DeliveryMode = "expectReplies";
        var (status, body) = await PostAsync(invoke);
        status.ShouldBe(HttpStatusCode.OK);
        var answer = Some.Json(body).GetProperty("activities").EnumerateArray().ShouldHaveSingleItem();
        answer.GetProperty("type").GetString().ShouldBe("invokeResponse");
        answer.GetProperty("value").GetProperty("body").GetProperty("value").GetString().ShouldBe("done");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","serviceUrl":"https://smba.trafficmanager.net/amer/"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","serviceUrl":"nowhere","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","serviceUrl":"https://smba.trafficmanager.net/amer/","conversation":{}}""")]
    [InlineData("""{"type":5}""")]
    public async Task Something_that_is_no_activity_gets_400_with_a_reason(string body)
    {
        var (status, answer) = await PostAsync(body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        Some.Json(answer).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        _bot.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task JSON_deeper_than_64_levels_gets_400()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));
        var (status, _) = await PostAsync($$"""{"type":"message","value":{{deep}}}""");
        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_over_256_KiB_gets_413_with_and_without_a_length()
    {
        var big = Some.Message(new string('x', 256 * 1024));
        (await PostAsync(big)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Headers.Authorization = new("Bearer", AttackMatrix.Channel(_issuer).Sign());
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(ActivityJson.Write(big))));
        using var response = await _bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        _bot.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_activity_just_under_256_KiB_is_read() =>
        (await PostAsync(Some.Message(new string('x', 255 * 1024)))).Status.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_get_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await _bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task A_failing_bot_gets_500_with_an_empty_body_and_goes_on()
    {
        _handle = (_, _) => throw new InvalidOperationException("boom");
        (await PostAsync(Some.Message())).ShouldBe((HttpStatusCode.InternalServerError, ""));
        _handle = (_, _) => Task.CompletedTask;
        (await PostAsync(Some.Message())).ShouldBe((HttpStatusCode.OK, ""));
    }

    [Fact]
    public async Task An_activity_the_channel_repeats_is_processed_once()
    {
        var slow = new TaskCompletionSource();
        _handle = (_, _) => slow.Task;
        var first = PostAsync(Some.Message());
        while (_bot.Seen.Count == 0)
            await Task.Yield();
        (await PostAsync(Some.Message())).ShouldBe((HttpStatusCode.OK, ""));
        slow.SetResult();
        (await first).Status.ShouldBe(HttpStatusCode.OK);
        _bot.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_or_after_ten_minutes_is_another_activity()
    {
        await PostAsync(Some.Message());
        var elsewhere = Some.Message();
        elsewhere.Conversation!.Id = "19:other";
        await PostAsync(elsewhere);
        _time.Advance(TimeSpan.FromMinutes(10));
        await PostAsync(Some.Message());
        _bot.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_correction_of_an_activity_is_another_and_the_same_correction_is_processed_once()
    {
        await PostAsync(Some.Message("tpoic"));
        foreach (var (text, second) in new[] { ("topc", 1), ("topc", 1), ("topc", 2), ("topic", 2) })
            await PostAsync(Correction(text, second));
        _bot.Seen.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_repeated_invoke_is_answered_again()
    {
        _handle = (turn, _) =>
        {
            turn.InvokeResponse = new(200, Some.Json("1"));
            return Task.CompletedTask;
        };
        await PostAsync(Some.Invoke("task/fetch"));
        (await PostAsync(Some.Invoke("task/fetch"))).ShouldBe((HttpStatusCode.OK, "1"));
    }

    [Fact]
    public async Task Half_an_emoji_and_a_byte_order_mark_do_not_stop_a_message()
    {
        var body =
            "\uFEFF"
            + ActivityJson.Write(Some.Message("cut:X")).Replace("cut:X", @"cut:\ud83d", StringComparison.Ordinal);
        (await PostAsync(body)).Status.ShouldBe(HttpStatusCode.OK);
        _bot.Seen.Single().Text.ShouldBe("cut:\uFFFD");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_get_400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Headers.Authorization = new("Bearer", AttackMatrix.Channel(_issuer).Sign());
        request.Content = new ByteArrayContent([.. "{\"type\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        using var response = await _bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Activity Correction(string text, int second)
    {
        var correction = Some.Message(text);
        correction.Type = ActivityTypes.MessageUpdate;
        correction.Timestamp = new DateTimeOffset(2026, 3, 1, 12, 0, second, TimeSpan.Zero);
        return correction;
    }
}
