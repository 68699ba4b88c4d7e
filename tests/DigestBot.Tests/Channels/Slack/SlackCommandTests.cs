using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>Slash commands, through the front door of the whole service.</summary>
public sealed class SlackCommandTests
{
    private const string InvisibleToOthers = "ephemeral";

    private static readonly (string Typed, string Answered)[] _commands =
    [
        ("/topic quad", "four countries"),
        ("/topics", "quad"),
        ("/digest", "A table for four"),
        ("/search maps sea", "maps of the sea"),
        ("/schedule", "No digests are scheduled"),
        ("/digestbot topic quad", "four countries"),
        ("/digestbot /topic quad", "four countries"),
        ("/digestbot articles", "Four Flags"),
        ("/digestbot", "/subscribe"),
        ("/digestbot about", "1 article"),
        ("/digestbot follow quad", "quad"),
        ("/digestbot quad", "four countries"),
        ("/digestbot zone Tokyo", "Tokyo"),
        ("/subscribe weekdays 08:30", "08:30"),
        ("/digestbot pause 3d", "paused"),
        ("/digestbot nonsense", "not a command"),
    ];

    [Fact]
    public async Task Every_command_is_answered_for_who_asked()
    {
        await using var slacking = await Slacking.StartAsync();

        foreach (var (typed, answered) in _commands)
        {
            var answer = await slacking.Ann.CommandAsync(typed);

            BlockKit.Words(JsonNode.Parse(answer.Json)!).ShouldContain(answered, Case.Insensitive, typed);
            answer.Json.ShouldContain(InvisibleToOthers, Case.Sensitive, typed);
        }
    }

    [Fact]
    public async Task The_word_public_shows_the_answer_to_everybody()
    {
        await using var slacking = await Slacking.StartAsync();
        string[] ways = ["topic quad public", "topic public quad", "topic quad PUBLIC", "topics public"];

        foreach (var typed in ways.SelectMany(way => new[] { $"/{way}", $"/digestbot {way}" }))
        {
            var answer = await slacking.Ann.CommandAsync(typed);

            answer.IsPublic.ShouldBeTrue(typed);
            answer.Json.ShouldContain("quad", Case.Insensitive, typed);
            answer.Json.ShouldNotContain("public", Case.Insensitive, typed);
        }
    }

    [Fact]
    public async Task The_word_public_alone_is_what_is_searched_for()
    {
        await using var slacking = await Slacking.StartAsync();

        (await slacking.Ann.CommandAsync("/search public")).IsPublic.ShouldBeFalse();
    }

    [Fact]
    public async Task A_schedule_is_in_the_zone_that_Slack_knows_of_the_person()
    {
        await using var slacking = await Slacking.StartAsync();

        var answer = await slacking.Ann.CommandAsync("/subscribe weekdays 08:30");

        answer.Json.ShouldContain("Berlin");
        (await slacking.Host.QueryAsync<string>("SELECT zone FROM subscriptions")).ShouldBe(["Europe/Berlin"]);
    }

    [Fact]
    public async Task Whoever_schedules_something_where_the_bot_is_not_is_told_to_invite_it()
    {
        await using var slacking = await Slacking.StartAsync();
        var there = new SlackPerson(slacking) { Channel = "C0003" };

        (await there.CommandAsync("/subscribe weekdays 08:30")).Json.ShouldContain("/invite @DigestBot");
        (await there.CommandAsync("/schedule")).Json.ShouldContain("08:30");
        (await slacking.Ann.CommandAsync("/subscribe weekdays 08:30")).Json.ShouldContain("08:30");
        (await there.CommandAsync("/topic quad")).Json.ShouldContain("four countries");
    }

    [Fact]
    public async Task Whoever_asks_twice_is_looked_up_once()
    {
        await using var slacking = await Slacking.StartAsync();

        await slacking.Ann.CommandAsync("/topics");
        await slacking.Ann.CommandAsync("/topics");

        slacking.Slack.Calls.Count(call => call.Method == "users.info").ShouldBe(1);
    }

    [Fact]
    public async Task The_conversation_is_remembered_with_its_way_and_is_nobody_elses()
    {
        await using var slacking = await Slacking.StartAsync();

        await slacking.Ann.CommandAsync("/topics");

        var kept = (
            await slacking.Host.QueryAsync<string>(
                "SELECT channel || ' ' || channel_key || ' ' || personal || ' ' || app_id FROM conversations"
            )
        ).Single();
        kept.ShouldBe("slack-app T0001/C0001 0 ");
        (await slacking.Host.QueryAsync<string>("SELECT reference FROM conversations"))
            .Single()
            .ShouldContain("general");
    }

    [Fact]
    public async Task Forgetting_deletes_what_is_kept_of_the_conversation()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/subscribe weekdays 08:30");

        (await slacking.Ann.CommandAsync("/digestbot forget yes")).Json.ShouldContain("Forgotten");

        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
    }

    [Fact]
    public async Task What_somebody_writes_becomes_no_mention_and_no_link()
    {
        await using var slacking = await Slacking.StartAsync();
        string[] hostile =
        [
            "/search <!channel> <@U0002> <https://evil.example|harmless>",
            "/search &lt;!channel&gt; &lt;@U0002&gt; &lt;https://evil.example|harmless&gt;",
            "/digestbot <!here|all> &lt;!everyone&gt; <#C0002|news>",
            "/topic &lt;!subteam^S01|@admins&gt; *bold* _it_ `code`",
        ];

        foreach (var typed in hostile)
        {
            var answer = await slacking.Ann.CommandAsync(typed + " public");

            foreach (var mark in new[] { "<!", "<@", "<#", "<http" })
                BlockKit.Parsed(JsonNode.Parse(answer.Json)!).ShouldNotContain(mark, Case.Sensitive, typed);
        }
    }

    [Fact]
    public async Task What_an_article_says_becomes_no_mention_and_no_link()
    {
        await using var slacking = await Slacking.StartAsync(
            articles: SomeArticle.Of(
                "Quad <!channel>",
                "The Quad met <!channel> and <@U0002> in <https://evil.example|the hall>. The Quad is & stays a table for four."
            )
        );

        foreach (var typed in new[] { "/topic quad", "/digest all", "/digestbot articles", "/digestbot section 1" })
        {
            var answer = await slacking.Ann.CommandAsync(typed);
            BlockKit.Parsed(JsonNode.Parse(answer.Json)!).ShouldNotContain("<");
        }
    }

    [Fact]
    public async Task A_command_whose_person_cannot_be_looked_up_is_answered_late_and_once()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/topics");
        slacking.Slack.Script(new DigestBot.Testing.SlackFault.Hang());

        var slow = new SlackPerson(slacking) { User = "U0002" }.CommandAsync("/topic quad");
        await slacking.UntilAsync(() => slow.IsCompleted, "The slow command was not answered.");

        (await slow).Json.ShouldContain("four countries");
    }
}
