using System.Net;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Inbound;

public sealed class SigningKeyTests : IAsyncLifetime
{
    /// <summary>Shorter than the time limit for reading keys.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

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

    private async Task<HttpStatusCode> PostAsync(FakeToken? token = null)
    {
        using var response = await _bot.PostAsync(Some.Message(), (token ?? AttackMatrix.Channel(_issuer)).Sign());
        return response.StatusCode;
    }

    private FakeToken OfUnknownKey()
    {
        var token = AttackMatrix.Channel(_issuer);
        token.Header["kid"] = "unknown";
        return token;
    }

    private TaskCompletionSource Hang()
    {
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _issuer.Until = hanging.Task;
        return hanging;
    }

    private async Task ReadAsync(int times)
    {
        while (_issuer.Reads < times)
            await Task.Yield();
        _issuer.Reads.ShouldBe(times);
    }

    [Fact]
    public async Task The_first_request_after_a_rotation_passes()
    {
        (await PostAsync()).ShouldBe(HttpStatusCode.OK);
        _issuer.Publish(IssuerKey.Create("second", "msteams"));
        (await PostAsync()).ShouldBe(HttpStatusCode.OK);
        _issuer.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task Unknown_keys_make_the_bot_ask_at_most_hourly()
    {
        await PostAsync();
        for (var attack = 0; attack < 5; attack++)
            (await PostAsync(OfUnknownKey())).ShouldBe(HttpStatusCode.Unauthorized);
        _issuer.Reads.ShouldBe(2);
        _time.Advance(TimeSpan.FromHours(1));
        await PostAsync(OfUnknownKey());
        _issuer.Reads.ShouldBe(3);
    }

    [Fact]
    public async Task Keys_are_read_again_after_a_day()
    {
        await PostAsync();
        _time.Advance(TimeSpan.FromHours(23));
        await PostAsync();
        _issuer.Reads.ShouldBe(1);
        _time.Advance(TimeSpan.FromHours(1));
        await PostAsync();
        await ReadAsync(2);
    }

    [Fact]
    public async Task Nobody_whose_key_is_known_waits_while_the_keys_are_read_again_once_for_all()
    {
        await PostAsync();
        var hanging = Hang();
        _time.Advance(TimeSpan.FromDays(1));

        for (var post = 0; post < 5; post++)
            (await PostAsync().WaitAsync(_patience, TestContext.Current.CancellationToken)).ShouldBe(HttpStatusCode.OK);

        hanging.SetResult();
        await ReadAsync(2);
        (await PostAsync(OfUnknownKey())).ShouldBe(HttpStatusCode.Unauthorized);
        _issuer.Reads.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Who_brings_a_new_key_waits_for_it()
    {
        await PostAsync();
        _issuer.Publish(IssuerKey.Create("second", "msteams"));
        var hanging = Hang();
        _time.Advance(TimeSpan.FromDays(1));

        var first = PostAsync();
        var second = PostAsync();
        first.IsCompleted.ShouldBeFalse();
        hanging.SetResult();

        (await first).ShouldBe(HttpStatusCode.OK);
        (await second).ShouldBe(HttpStatusCode.OK);
        _issuer.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawn_key_is_refused_once_the_keys_were_read_after_a_day()
    {
        await PostAsync();
        var withdrawn = _issuer.Key;
        _issuer.Publish(IssuerKey.Create("second", "msteams"));
        _time.Advance(TimeSpan.FromDays(1));
        (await PostAsync()).ShouldBe(HttpStatusCode.OK);
        var token = AttackMatrix.Channel(_issuer);
        (token.Header["kid"], token.Key) = (withdrawn.Id, withdrawn);
        (await PostAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task While_the_issuer_is_down_known_keys_stay_good_for_five_days()
    {
        await PostAsync();
        _issuer.IsDown = true;
        _time.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        (await PostAsync()).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromMinutes(1));
        (await PostAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        _issuer.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(5));
        (await PostAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_issuer_that_was_down_at_first_is_asked_again()
    {
        _issuer.IsDown = true;
        (await PostAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        _issuer.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(5));
        (await PostAsync()).ShouldBe(HttpStatusCode.OK);
    }
}
