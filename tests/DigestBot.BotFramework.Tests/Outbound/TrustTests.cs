using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.Outbound;

public sealed class TrustTests : IAsyncLifetime
{
    private readonly WatchedTime _time = new();
    private FakeIssuer _issuer = null!;
    private FakeLogin _login = null!;
    private FakeConnector _channel = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync(_time);
        _login = await FakeLogin.StartAsync(Some.AppId, Some.Secret);
        _channel = await FakeConnector.StartAsync();
        _channel.AcceptsToken = _login.Accepts;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _login.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    private Task<BotHost> StartAsync(string environment = "Development", TurnHandler? bot = null) =>
        BotHost.StartAsync(_time, BotHost.TrustingSettings(_issuer, _login), bot, FakeLogin.TrustIn, environment);

    private static Task<SendReceipt> SendAsync(BotHost bot, string serviceUrl) =>
        bot.Connector.SendAsync(Some.Reference(serviceUrl), new Activity { Text = "x" }, Cancellation);

    [Fact]
    public async Task Nothing_goes_to_a_service_that_never_authenticated()
    {
        await using var bot = await StartAsync();
        var receipt = await SendAsync(bot, _channel.ServiceUrl);
        receipt.Status.ShouldBe(SendStatus.Refused);
        receipt.Reason!.ShouldContain("authenticated");
        _channel.Calls.ShouldBe(0);
        _login.Given.ShouldBe(0);
    }

    [Fact]
    public async Task An_authenticated_activity_opens_the_way_back()
    {
        await using var bot = await StartAsync();
        var token = _issuer.ChannelToken(Some.AppId, _channel.ServiceUrl).Sign();
        using var response = await bot.PostAsync(Some.Message(serviceUrl: _channel.ServiceUrl), token);
        (await SendAsync(bot, _channel.ServiceUrl.TrimEnd('/'))).Status.ShouldBe(SendStatus.Sent);
        (await SendAsync(bot, _channel.ServiceUrl + "elsewhere/")).Status.ShouldBe(SendStatus.Refused);
    }

    [Fact]
    public async Task A_refused_activity_opens_nothing()
    {
        await using var bot = await StartAsync();
        using var response = await bot.PostAsync(
            Some.Message(serviceUrl: _channel.ServiceUrl),
            _issuer.ChannelToken(Some.AppId, Some.ServiceUrl).Sign()
        );
        (await SendAsync(bot, _channel.ServiceUrl)).Status.ShouldBe(SendStatus.Refused);
    }

    [Fact]
    public async Task Stored_service_URLs_are_trusted_again_after_a_restart()
    {
        await using var bot = await StartAsync();
        bot.Services.GetRequiredService<TrustedServiceUrls>().Seed([_channel.ServiceUrl]);
        (await SendAsync(bot, _channel.ServiceUrl)).Status.ShouldBe(SendStatus.Sent);
    }

    [Fact]
    public async Task Outside_Development_plain_http_gets_nothing()
    {
        await using var bot = await StartAsync("Production");
        bot.Services.GetRequiredService<TrustedServiceUrls>().Add(_channel.ServiceUrl);
        var receipt = await SendAsync(bot, _channel.ServiceUrl);
        receipt.Status.ShouldBe(SendStatus.Refused);
        receipt.Reason!.ShouldContain("https");
        _channel.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://service.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nowhere")]
    [InlineData("")]
    public async Task An_unknown_service_gets_nothing(string serviceUrl)
    {
        await using var bot = await StartAsync();
        (await SendAsync(bot, serviceUrl)).Status.ShouldBe(SendStatus.Refused);
        _login.Given.ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_change_the_address_is_refused(string? conversation)
    {
        await using var bot = await StartAsync();
        bot.Services.GetRequiredService<TrustedServiceUrls>().Add(_channel.ServiceUrl);
        var receipt = await bot.Connector.SendAsync(
            Some.Reference(_channel.ServiceUrl, conversation!),
            new Activity(),
            Cancellation
        );
        receipt.Status.ShouldBe(SendStatus.Refused);
        _channel.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_identity_the_bot_answers_local_tools_without_a_token()
    {
        _channel.AcceptsToken = null;
        await using var bot = await BotHost.StartAsync(
            _time,
            bot: async (turn, cancellation) => await turn.SendAsync(new Activity { Text = "pong" }, cancellation)
        );
        using var response = await bot.PostAsync(Some.Message("ping", _channel.ServiceUrl));
        response.EnsureSuccessStatusCode();
        (await _channel.NextAsync(Cancellation)).Text.ShouldBe("pong");
        _channel.Violations.ShouldBeEmpty();
        (await SendAsync(bot, Some.ServiceUrl)).Status.ShouldBe(SendStatus.Refused);
    }
}
