using System.Net;
using DigestBot.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.DirectLine;

public sealed class AccessTests : IAsyncLifetime
{
    private readonly WatchedTime _time = new();
    private BotHost _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await BotHost.StartAsync(_time);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        return response.StatusCode;
    }

    public static TheoryData<string, string> Guarded =>
        new()
        {
            { "GET", "conversations/{id}" },
            { "GET", "conversations/{id}/activities" },
            { "POST", "conversations/{id}/activities" },
            { "POST", "tokens/refresh" },
        };

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Without_a_token_the_answer_is_401(string method, string path)
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        page.Token = "";
        (await StatusAsync(page.CallAsync(method, Path(path, page), Body(method)))).ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task With_a_forged_or_expired_token_the_answer_is_403(string method, string path)
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        var good = page.Token;
        page.Token = good[..^4] + "AAAA";
        (await StatusAsync(page.CallAsync(method, Path(path, page), Body(method)))).ShouldBe(HttpStatusCode.Forbidden);
        page.Token = good;
        _time.Advance(TimeSpan.FromSeconds(3600));
        (await StatusAsync(page.CallAsync(method, Path(path, page), Body(method)))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_opens_no_other_conversation()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        var other = await DirectLineClient.OpenAsync(_bot);
        foreach (var path in new[] { "conversations/{id}", "conversations/{id}/activities" })
            (await StatusAsync(page.CallAsync("GET", Path(path, other)))).ShouldBe(HttpStatusCode.Forbidden);
        (
            await StatusAsync(page.CallAsync("POST", Path("conversations/{id}/activities", other), Body("POST")))
        ).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_refreshed_token_lasts_another_hour()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        _time.Advance(TimeSpan.FromMinutes(50));
        await page.ReadAsync(await page.CallAsync("POST", "tokens/refresh"));
        _time.Advance(TimeSpan.FromMinutes(50));
        await page.ReconnectAsync();
    }

    [Fact]
    public async Task A_generated_token_opens_its_own_conversation_once()
    {
        var page = new DirectLineClient(_bot);
        var token = await page.ReadAsync(await page.CallAsync("POST", "tokens/generate", """{"user":{"id":"dl_1"}}"""));
        (await StatusAsync(page.CallAsync("POST", "conversations", "{}"))).ShouldBe(HttpStatusCode.Created);
        (await StatusAsync(page.CallAsync("POST", "conversations", "{}"))).ShouldBe(HttpStatusCode.OK);
        await page.ReadAsync(await page.CallAsync("POST", "conversations", "{}"));
        page.ConversationId.ShouldBe(token.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task The_user_of_the_token_is_the_user_of_the_activity()
    {
        var page = await DirectLineClient.OpenAsync(_bot, "ann");
        await page.SayAsync("as user-1");
        (await _bot.SeenAsync(activity => activity.Type == ActivityTypes.Message)).From!.Id.ShouldBe("ann");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    public async Task Other_pages_and_proxied_callers_get_403(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/v3/directline/conversations");
        request.Headers.TryAddWithoutValidation(header, value);
        (await StatusAsync(_bot.Client.SendAsync(request, Cancellation))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("::ffff:203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("::1", HttpStatusCode.Created)]
    public async Task Only_this_machine_is_served(string remote, HttpStatusCode status)
    {
        await using var bot = await BotHost.StartAsync(
            _time,
            services: services => services.AddSingleton<IStartupFilter>(new CallerFrom(remote))
        );
        (await StatusAsync(bot.Client.PostAsync("/v3/directline/conversations", null, Cancellation))).ShouldBe(status);
    }

    [Fact]
    public async Task The_page_itself_is_welcome()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/v3/directline/conversations");
        request.Headers.TryAddWithoutValidation("Origin", _bot.Url);
        (await StatusAsync(_bot.Client.SendAsync(request, Cancellation))).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("conversations", "[")]
    [InlineData("tokens/generate", """{"user":5}""")]
    [InlineData("conversations/{id}/activities", "nothing")]
    [InlineData("conversations/{id}/activities", "")]
    public async Task A_broken_body_gets_400(string path, string body)
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        (await StatusAsync(page.CallAsync("POST", Path(path, page), body))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_too_large_gets_413()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        var body = $$"""{"type":"message","text":"{{new string('x', 256 * 1024)}}"}""";
        (await StatusAsync(page.CallAsync("POST", Path("conversations/{id}/activities", page), body))).ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
    }

    private static string Path(string path, DirectLineClient page) =>
        path.Replace("{id}", page.ConversationId, StringComparison.Ordinal);

    private static string? Body(string method) => method == "POST" ? """{"type":"message","text":"x"}""" : null;
}
