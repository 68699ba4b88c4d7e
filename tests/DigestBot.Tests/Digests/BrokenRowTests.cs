using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Rows that this service never writes, as another program or a mended database may leave them.</summary>
public sealed class BrokenRowTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    [Theory]
    [InlineData("UPDATE subscriptions SET local_time = '25:99' WHERE id = 1")]
    [InlineData("UPDATE subscriptions SET weekdays = 0 WHERE id = 1")]
    [InlineData("UPDATE subscriptions SET mode = 'weekly' WHERE id = 1")]
    [InlineData("UPDATE subscriptions SET zone = '' WHERE id = 1")]
    [InlineData("UPDATE conversations SET reference = 'nothing' WHERE id = 1")]
    [InlineData("UPDATE conversations SET reference = '{}' WHERE id = 1")]
    [InlineData("UPDATE conversations SET reference = '{\"channelId\":\"msteams\"}' WHERE id = 1")]
    public async Task A_broken_row_holds_up_no_other_conversation(string change)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.In("a:chat-2").AskAsync("/subscribe daily 08:30");
        await chat.Host.QueryAsync<long>($"{change} RETURNING id");

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.RestartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(1));

        (await States(chat, 2)).ShouldBe(["sent"]);
        (await States(chat, 1)).ShouldNotContain("sent");
        chat.Host.Log.ToString().ShouldMatch("(Subscription 1 is paused|Delivery 1 waits a minute)");
    }

    [Fact]
    public async Task A_mended_conversation_gets_its_digest_within_a_minute()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var reference = (await chat.Host.QueryAsync<string>("SELECT reference FROM conversations")).Single();
        await chat.Host.QueryAsync<long>("UPDATE conversations SET reference = '' RETURNING id");
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        await chat.Host.QueryAsync<long>($"UPDATE conversations SET reference = '{reference}' RETURNING id");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await States(chat, 1)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task Somebody_who_speaks_mends_the_conversation()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.QueryAsync<long>("UPDATE conversations SET reference = '' RETURNING id");

        (await chat.Ann.AskAsync("/digests")).Text.ShouldNotBeEmpty();
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        (await States(chat, 1)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task What_an_earlier_process_left_on_its_way_is_looked_at_until_that_works()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.QueryAsync<long>("UPDATE deliveries SET state = 'sending' RETURNING id");
        await chat.Host.QueryAsync<long>(
            """
            CREATE TRIGGER disk_trouble BEFORE UPDATE ON deliveries WHEN OLD.state = 'sending'
            BEGIN SELECT RAISE(ABORT, 'Not now.'); END
            """
        );
        await chat.Host.RestartAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(chat.Host.Log.ToString().Contains("Not now.", StringComparison.Ordinal)),
            () => "The start looked at nothing."
        );

        await chat.Host.QueryAsync<long>("DROP TRIGGER disk_trouble");
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));

        (await States(chat, 1)).ShouldBe(["sent"]);
    }

    private static Task<IReadOnlyList<string>> States(Chatting chat, int conversation) =>
        chat.Host.QueryAsync<string>($"SELECT state FROM deliveries WHERE conversation_id = {conversation}");
}
