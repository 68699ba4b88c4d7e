using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>Which of the channels that were given up come back with what happens to them and to their team.</summary>
public sealed class ComingBackTests
{
    private const string Parked = "SELECT unreachable_reason FROM conversations WHERE unreachable_at IS NOT NULL";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Theory]
    [InlineData("channelDeleted", "channelRestored", 404, "ConversationNotFound")]
    [InlineData("teamDeleted", "teamRestored", 404, "ConversationNotFound")]
    [InlineData("teamArchived", "teamUnarchived", 403, "BotNotInConversationRoster")]
    public async Task What_a_digest_found_closed_before_Teams_said_why_is_back_when_it_is_restored(
        string gone,
        string back,
        int status,
        string code
    )
    {
        await using var chat = await StartAsync();
        var team = new Teaming(chat);
        await RefuseAsync(chat, team, status, code);

        await team.ChangeAsync(gone, News);
        (await chat.Host.QueryAsync<string>(Parked)).ShouldHaveSingleItem().ShouldEndWith("d.");
        await team.ChangeAsync(back, News);

        (await chat.Ann.SeesAsync()).Text.ShouldContain("1 digest was missed");
        (await chat.Host.QueryAsync<string>(Parked)).ShouldBeEmpty();
        await chat.Host.AdvanceToAsync(_due.AddDays(1));
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
    }

    [Theory]
    [InlineData("channelRestored")]
    [InlineData("teamRestored")]
    [InlineData("teamUnarchived")]
    public async Task What_a_digest_found_closed_is_back_when_it_is_restored_although_Teams_never_said_why(string back)
    {
        await using var chat = await StartAsync();
        var team = new Teaming(chat);
        await RefuseAsync(chat, team, 404, "ConversationNotFound");

        await team.ChangeAsync(back, News);

        (await chat.Ann.SeesAsync()).Text.ShouldContain("1 digest was missed");
        (await chat.Host.QueryAsync<string>(Parked)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("channelDeleted", "channelRestored", "The channel was deleted.")]
    [InlineData("teamArchived", "teamUnarchived", "The team was archived.")]
    public async Task Added_again_the_bot_leaves_what_is_deleted_or_archived_alone_until_it_is_restored(
        string gone,
        string back,
        string reason
    )
    {
        await using var chat = await StartAsync();
        var team = new Teaming(chat);
        await SubscribeAsync(chat, team);
        await team.ChangeAsync(gone, News);

        await team.RemoveAsync();
        await team.AddAsync(Team);
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
        var calls = chat.Connector.Calls;
        await chat.Host.AdvanceToAsync(_due);

        (await chat.Host.QueryAsync<string>(Parked)).ShouldBe([reason]);
        chat.Connector.Calls.ShouldBe(calls);
        await team.ChangeAsync(back, News);
        (await chat.Ann.SeesAsync()).Text.ShouldContain(reason);
        (await chat.Host.QueryAsync<string>(Parked)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Added_again_the_bot_comes_back_to_where_it_was_refused()
    {
        await using var chat = await StartAsync();
        var team = new Teaming(chat);
        await RefuseAsync(chat, team, 403, "BotNotInConversationRoster");

        await team.AddAsync(News);

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("1 digest was missed");
        (await chat.Host.QueryAsync<string>(Parked)).ShouldBeEmpty();
    }

    private static Task<Chatting> StartAsync() => Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));

    private static async Task SubscribeAsync(Chatting chat, Teaming team)
    {
        await team.In(News).MentionAsync("/subscribe daily 08:30");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Subscribed");
    }

    /// <summary>A digest is due, and the channel does not take it.</summary>
    private static async Task RefuseAsync(Chatting chat, Teaming team, int status, string code)
    {
        await SubscribeAsync(chat, team);
        chat.Connector.Break(News, new ConnectorFault.Refuse(status, code));
        await chat.Host.AdvanceToAsync(_due);
        chat.Connector.Break(News, null);
        (await chat.Host.QueryAsync<string>(Parked)).ShouldHaveSingleItem();
    }
}
