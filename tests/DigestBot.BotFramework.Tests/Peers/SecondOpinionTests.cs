using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Peers;

/// <summary>npm's botbuilder on its CloudAdapter gets what this bot gets, and answers the same.</summary>
public sealed class SecondOpinionTests(SecondOpinionTests.Sides sides) : IClassFixture<SecondOpinionTests.Sides>
{
    /// <summary>Where that SDK is wrong: its status, and why it is.</summary>
    private static readonly Dictionary<string, (int Theirs, int Ours, string Why)> _wrong = new(StringComparer.Ordinal)
    {
        ["empty body"] = (500, 400, NotItsFault),
        ["empty object"] = (500, 400, NotItsFault),
        ["no type"] = (500, 400, NotItsFault),
        ["a type that is a number"] = (500, 400, NotItsFault),
        ["no serviceUrl"] = (200, 400, "Nobody can be answered, and nothing binds the token to where it came from."),
        ["no conversation"] = (200, 400, "There is nowhere to answer."),
        ["no channelId"] = (500, 401, "No key endorses a channel without a name; refusing a caller is no failure."),
        ["truncated token"] = (
            500,
            401,
            "A token that cannot be read is a bad token; refusing a caller is no failure."
        ),
    };

    private const string NotItsFault = "It is the sender who sent no activity; 500 would make a channel send it again.";

    public sealed class Sides : IAsyncLifetime
    {
        private FakeIssuer _issuer = null!;
        private BotHost? _bot;
        private NodePeer? _peer;
        private HttpClient _theirs = null!;

        public async ValueTask InitializeAsync()
        {
            if (RealParts.Peers is null)
                return;
            _issuer = await FakeIssuer.StartAsync(TimeProvider.System);
            _bot = await BotHost.StartAsync(TimeProvider.System, BotHost.TrustingSettings(_issuer), HandleAsync);
            _peer = NodePeer.Start("botbuilder.mjs");
            var start = new { appId = Some.AppId, metadata = _issuer.MetadataUrl };
            _theirs = new() { BaseAddress = new(_peer.Ask(new { start }).GetProperty("result").GetString()!) };
        }

        internal Task<(int Status, string Body)> OursAsync(Posted posted) => PostAsync(_bot!.Client, posted);

        internal Task<(int Status, string Body)> TheirsAsync(Posted posted) => PostAsync(_theirs, posted);

        public async ValueTask DisposeAsync()
        {
            if (_bot is null)
                return;
            _theirs.Dispose();
            _peer!.Dispose();
            await _bot.DisposeAsync();
            await _issuer.DisposeAsync();
        }

        /// <summary>The same bot as the peer's.</summary>
        private static async Task HandleAsync(Turn turn, CancellationToken cancellation)
        {
            if (turn.Activity is { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" })
                turn.InvokeResponse = new(200, Some.Json("""{"done":true}"""));
            if (turn.Activity is { Type: ActivityTypes.Message, DeliveryMode: "expectReplies" } message)
                await turn.SendAsync(new Activity { Text = $"echo {message.Text}" }, cancellation);
        }

        private async Task<(int Status, string Body)> PostAsync(HttpClient client, Posted posted)
        {
            using var request = new HttpRequestMessage(new(posted.Method), "/api/messages");
            request.Content = new StringContent(posted.Body, Encoding.UTF8, "application/json");
            if (posted.Token(_issuer) is { } token)
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return ((int)response.StatusCode, body);
        }
    }

    public static TheoryData<string> Names => [.. Posted.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Both_answer_with_the_same_status(string name)
    {
        RealParts.Need(RealParts.Peers, "npm's botbuilder");

        var (ours, _) = await sides.OursAsync(Posted.All[name]);
        var (theirs, _) = await sides.TheirsAsync(Posted.All[name]);

        if (_wrong.TryGetValue(name, out var wrong))
            (theirs, ours).ShouldBe((wrong.Theirs, wrong.Ours), wrong.Why);
        else
            ours.ShouldBe(theirs);
    }

    [Theory]
    [InlineData("invoke handled")]
    [InlineData("expectReplies")]
    [InlineData("expectReplies without an answer")]
    public async Task Both_answer_with_the_same_body(string name)
    {
        RealParts.Need(RealParts.Peers, "npm's botbuilder");

        var (status, ours) = await sides.OursAsync(Posted.All[name]);
        var (_, theirs) = await sides.TheirsAsync(Posted.All[name]);

        status.ShouldBe((int)HttpStatusCode.OK);
        JsonNode.DeepEquals(Said(ours), Said(theirs)).ShouldBeTrue($"{ours}\n{theirs}");
    }

    /// <summary>What an answer says; the SDK adds how it is to be spoken.</summary>
    private static JsonNode Said(string body)
    {
        var answer = JsonNode.Parse(body)!;
        foreach (var reply in answer["activities"]?.AsArray() ?? [])
            reply!.AsObject().Remove("inputHint");
        return answer;
    }
}
