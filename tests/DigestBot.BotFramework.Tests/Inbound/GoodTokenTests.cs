using System.Net;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Inbound;

/// <summary>What was good once is not good for ever.</summary>
public sealed class GoodTokenTests : IAsyncLifetime
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

    private async Task<HttpStatusCode> PostAsync(string token, Activity? message = null)
    {
        using var response = await _bot.PostAsync(message ?? Some.Message(), token);
        return response.StatusCode;
    }

    [Fact]
    public async Task It_is_refused_when_its_time_is_over()
    {
        var token = AttackMatrix.Channel(_issuer).Sign();
        (await PostAsync(token)).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromMinutes(64));
        (await PostAsync(token)).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromMinutes(2));
        (await PostAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_is_refused_when_its_key_was_withdrawn()
    {
        var lasting = AttackMatrix.Channel(_issuer);
        lasting.Claims["exp"] = _issuer.Seconds(TimeSpan.FromDays(3));
        var token = lasting.Sign();
        (await PostAsync(token)).ShouldBe(HttpStatusCode.OK);
        _issuer.Publish(IssuerKey.Create("second", "msteams"));
        _time.Advance(TimeSpan.FromDays(1));
        (await PostAsync(AttackMatrix.Channel(_issuer).Sign())).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_is_refused_when_its_keys_name_stands_for_another_key()
    {
        var lasting = AttackMatrix.Channel(_issuer);
        lasting.Claims["exp"] = _issuer.Seconds(TimeSpan.FromDays(3));
        var token = lasting.Sign();
        (await PostAsync(token)).ShouldBe(HttpStatusCode.OK);
        _issuer.Publish(
            IssuerKey.Create("third", "msteams"),
            IssuerKey.Create("second", "msteams") with
            {
                Id = _issuer.Key.Id,
            }
        );
        _time.Advance(TimeSpan.FromDays(1));
        (await PostAsync(AttackMatrix.Channel(_issuer).Sign())).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_does_not_vouch_for_another_service_url()
    {
        var token = AttackMatrix.Channel(_issuer).Sign();
        (await PostAsync(token)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(token, Some.Message(serviceUrl: "https://elsewhere.example/"))).ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task One_that_differs_from_it_in_its_signature_is_refused()
    {
        var token = AttackMatrix.Channel(_issuer).Sign();
        (await PostAsync(token)).ShouldBe(HttpStatusCode.OK);
        var last = token[^5] == 'A' ? 'B' : 'A';
        (await PostAsync($"{token[..^5]}{last}{token[^4..]}")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
