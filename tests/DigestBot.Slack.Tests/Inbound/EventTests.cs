using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Inbound;

public sealed class EventTests
{
    private static async Task<SlackInbound> ReadAsync(object inner)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostEventAsync(inner);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        return await app.NextAsync();
    }

    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/slack")]
    public async Task The_address_is_verified(string path)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync(
            path,
            """{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}"""
        );
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldBe("""{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        app.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_says_who_wrote_what_where_and_when()
    {
        var wrote = (await ReadAsync(Some.Mention())).ShouldBeOfType<PersonWrote>();
        (wrote.ChannelId, wrote.UserId, wrote.Text).ShouldBe(("C0001", "U0001", "<@UBOT> topic quad"));
        (wrote.Ts, wrote.ThreadTs, wrote.IsDirect).ShouldBe(("1772366400.000100", null, false));
        (wrote.Key, wrote.TeamId, wrote.Type).ShouldBe(("Ev0001", Some.Team, "app_mention"));
        wrote.At.ShouldBe(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_direct_message_is_one_also_in_a_thread_and_with_a_file()
    {
        var message = new
        {
            type = "message",
            subtype = "file_share",
            channel = "D0001",
            channel_type = "im",
            user = "U0001",
            text = "topics",
            ts = "1.2",
            thread_ts = "1.1",
        };
        var wrote = (await ReadAsync(message)).ShouldBeOfType<PersonWrote>();
        (wrote.IsDirect, wrote.ThreadTs, wrote.Text).ShouldBe((true, "1.1", "topics"));
    }

    [Theory]
    [InlineData("""{"subtype":"bot_message"}""")]
    [InlineData("""{"subtype":"message_changed","message":{"text":"x"}}""")]
    [InlineData("""{"subtype":"message_deleted"}""")]
    [InlineData("""{"subtype":"channel_join"}""")]
    [InlineData("""{"bot_id":"B0001"}""")]
    [InlineData("""{"bot_profile":{"id":"B0001"}}""")]
    [InlineData("""{"edited":{"user":"U0001","ts":"1.3"}}""")]
    public async Task Echoes_edits_and_notices_are_acknowledged_and_not_processed(string change)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        foreach (var type in new[] { "message", "app_mention" })
        {
            var inner = JsonNode.Parse(JsonSerializer.Serialize(Some.Mention()))!.AsObject();
            (inner["type"], inner["channel_type"]) = (type, "im");
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
                inner[name] = value!.DeepClone();
            using var response = await app.PostEventAsync(inner, "Ev-" + type);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        await app.StopAsync();
        app.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_other_events_have_their_shapes()
    {
        var opened = await ReadAsync(
            new
            {
                type = "app_home_opened",
                user = "U1",
                channel = "D1",
                tab = "home",
            }
        );
        opened.ShouldBeOfType<AppHomeOpened>().Tab.ShouldBe("home");
        var joined = await ReadAsync(
            new
            {
                type = "member_joined_channel",
                user = "U1",
                channel = "C1",
                inviter = "U2",
            }
        );
        joined.ShouldBeOfType<MemberJoinedChannel>().InviterId.ShouldBe("U2");
        (await ReadAsync(new { type = "app_uninstalled" })).ShouldBeOfType<AppUninstalled>();
        var tokens = new { oauth = new[] { "U1" }, bot = new[] { "UBOT" } };
        var revoked = (await ReadAsync(new { type = "tokens_revoked", tokens })).ShouldBeOfType<TokensRevoked>();
        revoked.BotUserIds.ShouldBe(["UBOT"]);
        revoked.UserIds.ShouldBe(["U1"]);
        var archived = await ReadAsync(
            new
            {
                type = "channel_archive",
                channel = "C1",
                user = "U1",
            }
        );
        archived.ShouldBeOfType<ChannelArchived>().ChannelId.ShouldBe("C1");
        var channel = new
        {
            id = "C1",
            name = "news",
            created = 1,
        };
        (await ReadAsync(new { type = "channel_rename", channel }))
            .ShouldBeOfType<ChannelRenamed>()
            .Name.ShouldBe("news");
        (await ReadAsync(new { type = "group_rename", channel })).ShouldBeOfType<ChannelRenamed>();
    }

    [Theory]
    [InlineData("""{"type":"reaction_added","user":"U1","item":{"type":"message"}}""")]
    [InlineData("""{"type":"app_mention","text":5}""")]
    [InlineData("""{"type":"channel_rename","channel":"C1"}""")]
    [InlineData("""{"type":"message","channel_type":"channel","channel":"C1","user":"U1","ts":"1.1","text":"hi"}""")]
    public async Task An_event_without_a_shape_is_passed_on_as_it_came(string inner)
    {
        var unknown = (await ReadAsync(JsonNode.Parse(inner)!)).ShouldBeOfType<UnknownEvent>();
        JsonNode.DeepEquals(JsonNode.Parse(unknown.Event.GetRawText()), JsonNode.Parse(inner)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_of_an_event_is_lost()
    {
        var sent = Some.Event(Some.Mention("emoji \ud83d\ude00, quotes \" and <@U1|ann>"));
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync("/slack", sent);
        (await app.NextAsync()).Raw.GetRawText().ShouldBe(sent);
    }

    [Fact]
    public async Task Half_an_emoji_does_not_break_the_text()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        var sent = Some.Event(Some.Mention("cut HERE \ud83d\ude00 \\ud83d"))
            .Replace("HERE", "\\ud83d", StringComparison.Ordinal);
        using var response = await app.PostAsync("/slack/events", sent);
        (await app.NextAsync()).ShouldBeOfType<PersonWrote>().Text.ShouldBe("cut \ufffd \ud83d\ude00 \\ud83d");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"url_verification"}""")]
    [InlineData("""{"type":"event_callback","event":{"type":"app_mention"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1"}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event":[]}""")]
    public async Task What_is_no_event_is_a_bad_request(string body)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync("/slack/events", body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Slacks_notice_that_it_holds_events_back_is_acknowledged()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        const string notice =
            """{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}""";
        using var response = await app.PostAsync("/slack/events", notice);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
