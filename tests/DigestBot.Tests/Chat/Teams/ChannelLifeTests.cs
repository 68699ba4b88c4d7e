using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>The bot comes to teams and goes, and their channels are renamed, deleted and restored.</summary>
public sealed class ChannelLifeTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Theory]
    [InlineData(Team, null, Team)]
    [InlineData(News, null, News)]
    [InlineData(News, News, News)]
    [InlineData(Team, News, News)]
    public async Task Added_to_a_team_the_bot_introduces_itself_once_in_the_channel_that_was_chosen(
        string channel,
        string? chosen,
        string seenIn
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);

        await team.AddAsync(channel, chosen: chosen);
        await team.JoinAsync(channel);
        await team.AddAsync(Team, action: "add-upgrade");

        var welcome = await chat.Ann.SeesAsync();
        welcome.Text.ShouldContain("Read so far");
        Channel(welcome).ShouldBe(seenIn);
        chat.Connector.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("groupChat", true)]
    [InlineData(null, false)]
    public async Task Added_to_a_chat_the_bot_introduces_itself_once_and_says_whether_to_mention_it(
        string? group,
        bool mention
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var chatter = chat.In("19:few@thread.v2", group);
        var joined = chatter.Activity("conversationUpdate");
        joined["membersAdded"] = new JsonArray(
            new JsonObject { ["id"] = "28:bot" },
            new JsonObject { ["id"] = "29:ann" }
        );

        await chatter.PostAsync(joined);
        await chatter.AddBotAsync();

        var welcome = await chatter.SeesAsync();
        welcome.Call.ConversationId.ShouldBe("19:few@thread.v2");
        welcome.Text.Contains("Mention the bot first", StringComparison.Ordinal).ShouldBe(mention);
        chat.Connector.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Removed_from_a_team_nothing_is_posted_in_its_channels_and_added_again_everything_goes_on()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team, News);
        await SubscribeAsync(chat, team, Team);

        await team.RemoveAsync();
        await chat.Host.AdvanceToAsync(_due);
        (await PausedAsync(chat)).ShouldBe(["DigestBot was removed.", "DigestBot was removed."]);
        chat.Connector.Calls.ShouldBe(4);
        await team.AddAsync(News, chosen: News);

        var seen = new[] { await chat.Ann.SeesAsync(), await chat.Ann.SeesAsync(), await chat.Ann.SeesAsync() };
        seen[0].Text.ShouldContain("Read so far");
        seen[1..].Select(Channel).ShouldBe([News, Team], ignoreOrder: true);
        seen[1].Text.ShouldContain("Digests could not be posted here");
        seen[1].Text.ShouldContain("DigestBot was removed. No digest was missed. They go on: the next one comes on");
        (await PausedAsync(chat)).ShouldBeEmpty();
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations WHERE removed_at IS NOT NULL")).ShouldBe(0);
        await chat.Host.AdvanceToAsync(_due.AddDays(1));
        (await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'")).ShouldBe(2);
    }

    [Fact]
    public async Task Removed_where_nothing_was_scheduled_it_only_introduces_itself_again()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);

        await team.AddAsync(Team);
        await team.RemoveAsync();
        await team.AddAsync(Team);

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
        chat.Connector.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_renamed_channel_or_team_is_known_by_its_new_name()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team, News);

        await team.ChangeAsync("channelRenamed", News, "<at>All</at> the news");
        await team.ChangeAsync("teamRenamed", name: "Kitchen & cellar");
        await team.ChangeAsync("channelRenamed", "19:unheard@thread.tacv2", "Unheard");
        await team.In(News).MentionAsync("/topics");

        (
            await chat.Host.QueryAsync<string>(
                "SELECT json_extract(reference, '$.conversation.name') || ' of ' || team_name FROM conversations WHERE channel_key LIKE '19:news%'"
            )
        ).ShouldBe(["<at>All</at> the news of Kitchen & cellar"]);
        (
            await chat.Host.CountAsync("SELECT count(*) FROM conversations WHERE channel_key LIKE '19:unheard%'")
        ).ShouldBe(0);
    }

    [Theory]
    [InlineData("channelDeleted", "channelRestored", "The channel was deleted.")]
    [InlineData("teamDeleted", "teamRestored", "The team was deleted.")]
    [InlineData("teamHardDeleted", "teamrestored", "The team was deleted.")]
    [InlineData("teamArchived", "teamUnarchived", "The team was archived.")]
    [InlineData("teamarchived", "teamunarchived", "The team was archived.")]
    public async Task What_is_deleted_gets_no_digests_the_ledger_says_why_and_restored_it_goes_on(
        string gone,
        string back,
        string reason
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team, News);
        chat.Connector.Break(News, new DigestBot.Testing.ConnectorFault.Refuse(429));
        await chat.Host.AdvanceToAsync(_due);
        chat.Connector.Break(News, null);

        await team.ChangeAsync(gone, News);
        await chat.Host.AdvanceToAsync(_due.AddDays(1));

        (await PausedAsync(chat)).ShouldBe([reason]);
        (await chat.Host.QueryAsync<string>("SELECT state || ': ' || error FROM deliveries")).ShouldBe([
            $"missed: {reason}",
        ]);
        chat.Host.Log.ToString().ShouldNotContain("broke");

        await team.ChangeAsync(back, News);
        var notice = await chat.Ann.SeesAsync();
        Channel(notice).ShouldBe(News);
        notice.Text.ShouldContain($"{reason} 1 digest was missed");
        await chat.Host.AdvanceToAsync(_due.AddDays(2));
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
    }

    [Fact]
    public async Task A_channel_that_was_deleted_itself_stays_so_when_its_team_is_restored()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team, News);
        await SubscribeAsync(chat, team, Team);

        await team.ChangeAsync("channelDeleted", News);
        await team.ChangeAsync("teamDeleted");
        await team.ChangeAsync("teamRestored");

        Channel(await chat.Ann.SeesAsync()).ShouldBe(Team);
        (await PausedAsync(chat)).ShouldBe(["The channel was deleted."]);
    }

    [Fact]
    public async Task What_people_paused_stays_paused_when_the_channel_is_back()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team, News);
        await team.In(News).MentionAsync("/pause");
        await chat.Ann.SeesAsync();

        await team.ChangeAsync("channelDeleted", News);
        await team.ChangeAsync("channelRestored", News);
        await chat.Ann.SeesAsync();

        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(1);
    }

    [Theory]
    [InlineData("channelDeleted")]
    [InlineData("channelRestored")]
    [InlineData("channelCreated")]
    [InlineData("channelShared")]
    [InlineData("teamMemberAdded")]
    [InlineData("unheardOf")]
    public async Task What_happens_elsewhere_is_taken_and_changes_nothing(string what)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team, News);

        (await team.ChangeAsync(what, "19:other@thread.tacv2", "Other")).ShouldBe(HttpStatusCode.OK);
        (await team.ChangeAsync(what)).ShouldBe(HttpStatusCode.OK);

        (await PausedAsync(chat)).ShouldBeEmpty();
        chat.Connector.Calls.ShouldBe(2);
    }

    private static async Task SubscribeAsync(Chatting chat, Teaming team, string channel)
    {
        await team.In(channel).MentionAsync("/subscribe daily 08:30");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Subscribed");
    }

    private static Task<IReadOnlyList<string>> PausedAsync(Chatting chat) =>
        chat.Host.QueryAsync<string>(
            """
            SELECT c.unreachable_reason FROM conversations c JOIN subscriptions s ON s.conversation_id = c.id
            WHERE s.paused_at IS NOT NULL AND s.next_due IS NULL ORDER BY c.id
            """
        );

    /// <summary>Where it was posted, as a thread of its own or not.</summary>
    private static string? Channel(Card card) =>
        card.Call.ConversationId
        ?? card.Call.Body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString();
}
