using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Inbound;

/// <summary>
/// What Slack's reference shows of everything the app asks for, field for field, its oddities included: each arrives as what it is, and
/// whole.
/// </summary>
public sealed class DocumentedPayloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("app_mention", typeof(PersonWrote))]
    [InlineData("app_mention.rich", typeof(PersonWrote))]
    [InlineData("message.im", typeof(PersonWrote))]
    [InlineData("app_home_opened", typeof(AppHomeOpened))]
    [InlineData("member_joined_channel", typeof(MemberJoinedChannel))]
    [InlineData("app_uninstalled", typeof(AppUninstalled))]
    [InlineData("tokens_revoked", typeof(TokensRevoked))]
    [InlineData("channel_archive", typeof(ChannelArchived))]
    [InlineData("channel_rename", typeof(ChannelRenamed))]
    public async Task An_event_arrives_whole(string name, Type expected)
    {
        var sample = Read(name);
        await using var app = await AppHost.StartAsync(new WatchedTime());
        foreach (var path in new[] { "/slack/events", "/slack" })
        {
            sample["event_id"] = $"Ev{path.Length}";
            using var response = await app.PostAsync(path, sample.ToJsonString());
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            Whole(await app.NextAsync(), expected, sample);
        }
    }

    [Theory]
    [InlineData("block_actions", typeof(BlockActions))]
    [InlineData("block_actions.view", typeof(BlockActions))]
    [InlineData("view_submission", typeof(ViewSubmission))]
    [InlineData("view_closed", typeof(ViewClosed))]
    public async Task An_interaction_arrives_whole(string name, Type expected)
    {
        var sample = Read(name);
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostInteractionAsync(sample);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Whole(await app.NextAsync(), expected, sample);
    }

    [Fact]
    public async Task A_command_arrives_whole()
    {
        var sample = Read("command");
        var fields = sample.ToDictionary(field => field.Key, field => (string)field.Value!, StringComparer.Ordinal);
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostCommandAsync(fields);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Whole(await app.NextAsync(), typeof(SlashCommand), sample);
    }

    [Fact]
    public async Task The_verification_is_echoed()
    {
        var sample = Read("url_verification");
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync("/slack/events", sample.ToJsonString());
        var echo = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        ((string?)echo["challenge"]).ShouldBe((string?)sample["challenge"]);
    }

    private static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"{name}.json")))!.AsObject();

    private static void Whole(SlackInbound inbound, Type expected, JsonObject sample)
    {
        inbound.ShouldBeOfType(expected);
        JsonNode.DeepEquals(JsonNode.Parse(inbound.Raw.GetRawText()), sample).ShouldBeTrue();
    }
}
