using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.BotFramework.Tests.Inbound;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Peers;

/// <summary>Microsoft's SDK for Node judges the same tokens, and talks to the same stand-in for the Connector.</summary>
public sealed class BotFrameworkPeerTests(BotFrameworkPeerTests.Sdk sdk)
    : IClassFixture<BotFrameworkPeerTests.Sdk>,
        IAsyncLifetime
{
    public sealed class Sdk : IDisposable
    {
        private readonly Lazy<NodePeer> _peer = new(() => NodePeer.Start("botframework.mjs"));

        public JsonElement Ask<T>(T request) => _peer.Value.Ask(request);

        public void Dispose()
        {
            if (_peer.IsValueCreated)
                _peer.Value.Dispose();
        }
    }

    /// <summary>Where this bot is stricter than that SDK, on purpose.</summary>
    private static readonly string[] Stricter = ["no expiry", "key without endorsements", "endorsement of nothing"];

    private static readonly string[] Shared =
    [
        "garbage",
        "three garbage parts",
        "truncated",
        "without signature",
        "wrong audience",
        "no audience",
        "wrong issuer",
        "no issuer",
        "expired 6 minutes ago",
        "not valid for another 6 minutes",
        "unknown key",
        "a foreign key under our key's id",
        "serviceurl missing",
        "serviceurl different",
        "alg none",
        "HS256 with the public key",
        "payload changed after signing",
    ];

    private FakeIssuer _issuer = null!;

    public static TheoryData<string> Refused => [.. Shared];

    public static TheoryData<string> OnlyHere => [.. Stricter];

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync(TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (_issuer is not null)
            await _issuer.DisposeAsync();
    }

    private void PeerShouldAnswer(bool accepted, string token)
    {
        var activity = JsonNode.Parse(ActivityJson.Write(Some.Message()));
        var metadata = _issuer.MetadataUrl;
        var answer = sdk.Ask(
            new
            {
                verify = new
                {
                    token,
                    activity,
                    appId = Some.AppId,
                    metadata,
                },
            }
        );
        var accepts = answer.TryGetProperty("result", out var result) && result.GetBoolean();
        accepts.ShouldBe(accepted, answer.GetRawText());
    }

    private async Task<bool> BotAcceptsAsync(string token)
    {
        await using var bot = await BotHost.StartAsync(TimeProvider.System, BotHost.TrustingSettings(_issuer));
        using var response = await bot.PostAsync(Some.Message(), token);
        return response.StatusCode == HttpStatusCode.OK;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Both_refuse_the_same_token(string attack)
    {
        var token = AttackMatrix.Attacks[attack](_issuer)!;
        PeerShouldAnswer(accepted: false, token);
        (await BotAcceptsAsync(token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("the channel's")]
    [InlineData("expired 4 minutes ago")]
    [InlineData("not valid for another 4 minutes")]
    [InlineData("no not-before")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Both_accept_the_same_token(string good)
    {
        var token = AttackMatrix.Good[good](_issuer);
        PeerShouldAnswer(accepted: true, token);
        (await BotAcceptsAsync(token)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(OnlyHere))]
    public async Task Some_tokens_only_this_bot_refuses(string attack)
    {
        var token = AttackMatrix.Attacks[attack](_issuer)!;
        PeerShouldAnswer(accepted: true, token);
        (await BotAcceptsAsync(token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Its_client_and_its_activities_pass_our_strict_Connector()
    {
        await using var channel = await FakeConnector.StartAsync();
        channel.AcceptsToken = token => token == "good";
        var activity = JsonNode.Parse(
            ActivityJson.Write(
                Some.Message("hi", channel.ServiceUrl).Also(message => message.Conversation!.Id = "19:a/b;c=1")
            )
        );
        var send = new
        {
            serviceUrl = channel.ServiceUrl,
            token = "good",
            conversation = "19:a/b;c=1",
            activity,
        };
        var result = sdk.Ask(new { send }).GetProperty("result");
        result.GetProperty("id").GetString().ShouldBe("activity-1");
        result.GetProperty("member").GetString().ShouldBe("Ann");
        result.GetProperty("next").GetString().ShouldBe("user-2");
        channel.Violations.ShouldBeEmpty();
        channel.Received.Select(call => call.Method).ShouldBe(["POST", "POST", "PUT", "DELETE", "GET"]);
        SameActivity(channel.Received.First().Body, activity!);
    }

    /// <summary>What their serializer wrote, read and written by ours, is what it was.</summary>
    private static void SameActivity(JsonElement theirs, JsonNode sent)
    {
        var ours = JsonNode.Parse(ActivityJson.Write(ActivityJson.Read(JsonSerializer.SerializeToUtf8Bytes(theirs))));
        JsonNode.DeepEquals(ours, JsonNode.Parse(theirs.GetRawText())).ShouldBeTrue();
        ours!["text"]!.ToJsonString().ShouldBe(sent["text"]!.ToJsonString());
    }
}
