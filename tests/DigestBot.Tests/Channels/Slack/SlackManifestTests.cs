using System.Text.Json.Nodes;
using DigestBot.Channels.Slack;
using DigestBot.Tests.Hosting;
using DigestBot.Tests.Operations;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>The manifest that an operator pastes into Slack.</summary>
public sealed class SlackManifestTests
{
    private static readonly Uri _url = new("https://bot.example.org");

    [Fact]
    public async Task The_command_prints_it_and_nothing_else()
    {
        var run = await OperatorRun.OfAsync("manifest", "slack", "--url", "https://bot.example.org");

        (run.Code, run.Error).ShouldBe((0, ""));
        JsonNode.Parse(run.Out)!.ToJsonString().ShouldBe(Read(_url).ToJsonString());
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("slack", "--url", "http://bot.example.org")]
    [InlineData("slack", "--url", "https://localhost:3978")]
    [InlineData("slack", "--url", "https://bot.example.org/slack")]
    [InlineData("slack", "--url", "https://me:secret@bot.example.org")]
    [InlineData("slack", "--url", "bot.example.org")]
    [InlineData("slack", "--url", "https://bot.example.org", "--socket")]
    public async Task A_wrong_address_is_said(params string[] arguments)
    {
        var run = await OperatorRun.OfAsync(["manifest", .. arguments]);

        run.Code.ShouldBe(2);
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("--url");
    }

    [Fact]
    public void Everything_Slack_sends_comes_to_an_address_that_the_service_has()
    {
        var manifest = Read(_url);
        string[] doors = ["/slack/events", "/slack/commands", "/slack/interactivity", "/slack/oauth_redirect"];

        JsonTexts
            .In(manifest)
            .Where(text => text.StartsWith("https://", StringComparison.Ordinal))
            .Select(text => new Uri(text).AbsolutePath)
            .Distinct()
            .ShouldBe(doors, ignoreOrder: true);
    }

    [Fact]
    public void By_sockets_there_are_no_addresses()
    {
        var manifest = Read(null);

        manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>().ShouldBeTrue();
        JsonTexts.In(manifest).ShouldNotContain(text => text.Contains("://", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_is_one_that_the_bot_knows()
    {
        var commands = Read(_url)["features"]!["slash_commands"]!
            .AsArray()
            .Select(command => (string)command!["command"]!)
            .ToList();

        commands.ShouldBe(["/topic", "/topics", "/digest", "/subscribe", "/schedule", "/search", "/digestbot"]);
    }

    [Fact]
    public void It_keeps_to_Slacks_limits()
    {
        var manifest = Read(_url);

        ((string)manifest["display_information"]!["name"]!).Length.ShouldBeLessThanOrEqualTo(35);
        ((string)manifest["display_information"]!["description"]!).Length.ShouldBeLessThanOrEqualTo(140);
        foreach (var command in manifest["features"]!["slash_commands"]!.AsArray())
        {
            ((string)command!["command"]!).ShouldMatch("^/[a-z]{1,31}$");
            ((string)command["description"]!).Length.ShouldBeLessThanOrEqualTo(2000);
            ((string?)command["usage_hint"] ?? "").Length.ShouldBeLessThanOrEqualTo(1000);
        }
    }

    [Fact]
    public void Every_event_has_the_scope_it_needs_and_no_scope_is_without_a_use()
    {
        var needed = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["app_home_opened"] = null,
            ["app_mention"] = "app_mentions:read",
            ["app_uninstalled"] = null,
            ["channel_archive"] = "channels:read",
            ["channel_rename"] = "channels:read",
            ["group_archive"] = "groups:read",
            ["group_rename"] = "groups:read",
            ["member_joined_channel"] = "channels:read",
            ["member_left_channel"] = "groups:read",
            ["message.im"] = "im:history",
            ["tokens_revoked"] = null,
        };
        string[] called = ["chat:write", "commands", "users:read", "channels:history", "groups:history"];

        var events = Read(_url)["settings"]!["event_subscriptions"]!["bot_events"]!
            .AsArray()
            .Select(name => (string)name!);

        events.ShouldBe(needed.Keys, ignoreOrder: true);
        SlackScopes.Bot.ShouldBe(needed.Values.OfType<string>().Concat(called).Distinct(), ignoreOrder: true);
    }

    private static JsonObject Read(Uri? url) => (JsonObject)JsonNode.Parse(SlackManifest.Of(url))!;
}
