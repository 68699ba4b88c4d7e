using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>Who may change what is posted in a channel of Slack.</summary>
public sealed class SlackRightsTests
{
    private const string Refused = "Not everybody may change what is posted here";

    [Fact]
    public async Task Somebody_who_did_not_make_the_channel_is_told_who_may()
    {
        await using var slacking = await StartAsync();

        (await Bob(slacking).CommandAsync("/subscribe daily 08:30")).Json.ShouldContain(Refused);
        (await Bob(slacking).CommandAsync("/topic quad")).Json.ShouldContain("brings four countries");

        (await slacking.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
    }

    [Theory]
    [InlineData("U0001", "made the channel")]
    [InlineData("U0002", "administers the workspace")]
    public async Task Whoever_is_in_charge_may(string user, string why)
    {
        await using var slacking = await StartAsync();

        (await new SlackPerson(slacking) { User = user }.CommandAsync("/subscribe daily 08:30")).Json.ShouldContain(
            "Subscribed",
            customMessage: why
        );
    }

    [Fact]
    public async Task Whoever_invited_the_bot_may()
    {
        await using var slacking = await StartAsync();
        await slacking.HappensAsync(
            new
            {
                type = "member_joined_channel",
                user = "UBOTT0001",
                channel = "C0001",
                channel_type = "C",
                team = "T0001",
                inviter = "U0003",
            }
        );
        await slacking.Ann.SeesAsync(0);

        (await Bob(slacking).CommandAsync("/subscribe daily 08:30")).Json.ShouldContain("Subscribed");
    }

    [Fact]
    public async Task Directly_and_among_a_few_everybody_may()
    {
        await using var slacking = await StartAsync();
        slacking.Slack.One.Rooms["C0009"] = new("mpdm-few", IsMember: true, IsGroupChat: true);

        foreach (var channel in new[] { slacking.Slack.One.DirectOf("U0003"), "C0009" })
            (
                await new SlackPerson(slacking) { User = "U0003", Channel = channel }.CommandAsync(
                    "/subscribe daily 08:30"
                )
            ).Json.ShouldContain("Subscribed");
    }

    [Fact]
    public async Task Whom_the_operator_names_may()
    {
        await using var slacking = await StartAsync(new() { ["Digests:Managers:0"] = "T0001/U0003" });

        (await Bob(slacking).CommandAsync("/subscribe daily 08:30")).Json.ShouldContain("Subscribed");
    }

    [Fact]
    public async Task When_Slack_does_not_tell_nothing_changes()
    {
        await using var slacking = await StartAsync();
        slacking.Slack.One.Scopes.Remove("channels:read");

        (await Bob(slacking).CommandAsync("/subscribe daily 08:30")).Json.ShouldContain("Nothing was changed");
        (await new SlackPerson(slacking) { User = "U0002" }.CommandAsync("/subscribe daily 08:30")).Json.ShouldContain(
            "Subscribed"
        );
    }

    private static async Task<Slacking> StartAsync(Dictionary<string, string>? settings = null)
    {
        var slacking = await Slacking.StartAsync(settings);
        slacking.Slack.One.People["U0003"] = "Europe/Berlin";
        return slacking;
    }

    private static SlackPerson Bob(Slacking slacking) => new(slacking) { User = "U0003" };
}
