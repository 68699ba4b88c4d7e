using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Inbound;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private readonly WatchedTime _time = new();
    private FakeIssuer _issuer = null!;
    private BotHost _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync(_time);
        _bot = await BotHost.StartAsync(_time, BotHost.TrustingSettings(_issuer));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    public static TheoryData<string> Attacks => [.. AttackMatrix.Attacks.Keys];

    public static TheoryData<string> GoodTokens => [.. AttackMatrix.Good.Keys];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_bad_token_gets_401_and_never_reaches_the_bot(string attack)
    {
        using var response = await _bot.PostAsync(Some.Message(), AttackMatrix.Attacks[attack](_issuer));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        _bot.Seen.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(GoodTokens))]
    public async Task A_good_token_reaches_the_bot(string token)
    {
        using var response = await _bot.PostAsync(Some.Message(), AttackMatrix.Good[token](_issuer));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer")]
    [InlineData("https://SMBA.trafficmanager.net/AMER/")]
    public async Task The_serviceurl_claim_is_compared_without_case_and_trailing_slash(string claim)
    {
        using var response = await _bot.PostAsync(Some.Message(), _issuer.ChannelToken(Some.AppId, claim).Sign());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_authorization_header_gets_401()
    {
        var token = _issuer.ChannelToken(Some.AppId, Some.ServiceUrl).Sign();
        using var response = await RawHttp.SendTwoHeadersAsync(_bot.Url, token, ActivityJson.Write(Some.Message()));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _bot.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("msteams", HttpStatusCode.OK)]
    [InlineData("webchat", HttpStatusCode.OK)]
    [InlineData("MSTEAMS", HttpStatusCode.Unauthorized)]
    [InlineData("telegram", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task The_signing_key_has_to_endorse_the_channel(string? channel, HttpStatusCode status)
    {
        var message = Some.Message();
        message.ChannelId = channel;
        using var response = await _bot.PostAsync(message, AttackMatrix.Channel(_issuer).Sign());
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_stranger_with_a_broken_body_gets_401_and_not_400()
    {
        using var response = await _bot.PostAsync("{not json");
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_with_a_claim_of_the_wrong_type_gets_401()
    {
        var token = AttackMatrix.Channel(_issuer);
        token.Claims["serviceurl"] = new JsonArray(1, 2);
        token.Claims["exp"] = 1e300;
        using var response = await _bot.PostAsync(Some.Message(), token.Sign());
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
