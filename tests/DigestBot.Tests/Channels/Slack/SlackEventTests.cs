using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>What happens to the bot in Slack.</summary>
public sealed class SlackEventTests
{
    private const string Bot = "UBOTT0001";

    [Fact]
    public async Task An_event_that_comes_twice_is_answered_once_even_after_a_restart()
    {
        await using var slacking = await Slacking.StartAsync();
        var mention = slacking.Ann.Mention("topic quad");

        await slacking.HappensAsync(mention, "Ev7777");
        await slacking.Ann.SeesAsync(1);
        await slacking.HappensAsync(mention, "Ev7777");
        await slacking.RestartAsync();
        await slacking.HappensAsync(mention, "Ev7777");
        await slacking.Ann.MentionAsync("topics");

        slacking.Slack.One.Posts.Count(post => post.IsApps).ShouldBe(2);
    }

    [Fact]
    public async Task Added_to_a_channel_the_bot_introduces_itself_once()
    {
        await using var slacking = await Slacking.StartAsync();

        await slacking.HappensAsync(Joined("C0002", "U0002"));
        await slacking.HappensAsync(Joined("C0002", Bot));
        (await slacking.Ann.SeesAsync(0)).Json.ShouldContain("/subscribe");
        await slacking.HappensAsync(Joined("C0002", Bot));
        await slacking.Ann.MentionAsync("topics");

        slacking.Slack.One.Posts.Count(post => post.Room == "C0002").ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_is_archived_is_marked_removed_until_somebody_speaks_there()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/topics");

        await slacking.HappensAsync(
            new
            {
                type = "channel_archive",
                channel = "C0001",
                user = "U0001",
            }
        );
        await UntilCountAsync(slacking, "SELECT count(*) FROM conversations WHERE removed_at IS NOT NULL", 1);
        await slacking.Ann.CommandAsync("/topics");

        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations WHERE removed_at IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task What_happens_in_channels_the_bot_does_not_know_is_not_kept()
    {
        await using var slacking = await Slacking.StartAsync();

        await slacking.HappensAsync(new { type = "channel_archive", channel = "C0777" });
        await slacking.HappensAsync(Renamed("C0777", "secret-plans"));
        await slacking.HappensAsync(Joined("C0777", "U0002"));
        await slacking.Ann.CommandAsync("/topics");

        (await slacking.Host.QueryAsync<string>("SELECT channel_key FROM conversations")).ShouldBe(["T0001/C0001"]);
    }

    [Fact]
    public async Task A_renamed_channel_keeps_its_new_name()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.MentionAsync("topics");

        await slacking.HappensAsync(Renamed("C0001", "world-news"));
        await UntilCountAsync(slacking, "SELECT count(*) FROM conversations WHERE reference LIKE '%world-news%'", 1);
        await slacking.Ann.MentionAsync("topics");

        (await slacking.Host.QueryAsync<string>("SELECT reference FROM conversations"))
            .Single()
            .ShouldContain("world-news");
    }

    [Fact]
    public async Task Removed_from_a_channel_the_bot_waits_to_be_added_again()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/topics");

        await slacking.HappensAsync(
            new
            {
                type = "member_left_channel",
                user = Bot,
                channel = "C0001",
            }
        );

        await UntilCountAsync(slacking, "SELECT count(*) FROM conversations WHERE removed_at IS NOT NULL", 1);
    }

    [Fact]
    public async Task When_the_app_is_removed_its_conversations_in_that_workspace_are()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/topics");
        await new SlackPerson(slacking) { Channel = "C0002" }.CommandAsync("/topics");

        await slacking.HappensAsync(new { type = "app_uninstalled" }, team: "T00");
        await slacking.HappensAsync(new { type = "tokens_revoked", tokens = new { oauth = new[] { "U0001" } } });
        await slacking.Ann.CommandAsync("/topics");
        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations WHERE removed_at IS NOT NULL")).ShouldBe(0);
        await slacking.HappensAsync(new { type = "app_uninstalled" });

        await UntilCountAsync(slacking, "SELECT count(*) FROM conversations WHERE removed_at IS NOT NULL", 2);
    }

    private static object Joined(string channel, string user) =>
        new
        {
            type = "member_joined_channel",
            user,
            channel,
            channel_type = "C",
            team = "T0001",
        };

    private static object Renamed(string channel, string name) =>
        new { type = "channel_rename", channel = new { id = channel, name } };

    private static Task UntilCountAsync(Slacking slacking, string sql, long count) =>
        Eventually.TrueAsync(
            async () => await slacking.Host.CountAsync(sql) == count,
            () => $"{sql} was never {count}.\n{slacking.Host.Log}"
        );
}
