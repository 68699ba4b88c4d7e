using System.Text;
using Dapper;
using DigestBot.Digests;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace DigestBot.Tests.Operations;

/// <summary>What is kept of people, and how it goes.</summary>
public sealed class ForgetTests
{
    [Fact]
    public async Task Forgetting_asks_first_says_what_it_deleted_and_leaves_nothing_of_the_conversation()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var bob = chat.In("a:chat-2");
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await bob.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var before = await RowsAsync(chat);
        await chat.Ann.SeesAsync();
        await bob.SeesAsync();

        var asked = await chat.Ann.AskAsync("/forget");
        asked.Text.ShouldContain("Forget this conversation?");
        (await RowsAsync(chat)).ShouldBe(before);
        var done = await chat.Ann.PressAsync(asked, "Forget it");

        done.Text.ShouldContain("Deleted: 1 schedule, the record of 1 delivery, the note that 3 sections were posted");
        foreach (var (table, rows) in await RowsAsync(chat))
            rows.ShouldBe(before[table] / 2, table);
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations WHERE channel_key = 'a:chat-1'")).ShouldBe(0);
    }

    [Fact]
    public async Task After_forgetting_the_next_message_is_like_a_first_one()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await chat.Ann.SeesAsync();
        await chat.Ann.AskAsync("/forget yes");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));
        chat.Connector.Received.Count.ShouldBe(3);
        (await chat.Ann.AskAsync("/schedule")).Text.ShouldContain("No digests are scheduled here");
        (await chat.Ann.AskAsync("/digest")).Text.ShouldContain("Alpha part 1");
        await chat.Ann.AddBotAsync();
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Long articles, a few lines a day");
    }

    [Fact]
    public async Task A_delivery_on_its_way_when_its_conversation_is_forgotten_harms_nothing()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var goOn = new TaskCompletionSource();
        chat.Connector.Script(new ConnectorFault.Slow(goOn.Task));
        chat.Host.Time.Advance(TimeSpan.FromMinutes(31));
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(chat.Connector.Calls == 2);
            },
            () => "Nothing was sent."
        );

        await chat.Ann.SayAsync("/forget yes");
        goOn.SetResult();
        await Eventually.TrueAsync(
            () => Task.FromResult(chat.Connector.Received.Count == 3),
            () => chat.Host.Log.ToString()
        );

        await chat.Host.SettleAsync();
        (await RowsAsync(chat)).Values.Sum().ShouldBe(0);
        chat.Host.Log.ToString().ShouldNotContain("broke");
    }

    /// <summary>Whoever adds a table that refers to a conversation or a delivery must see to it that it is emptied too.</summary>
    [Fact]
    public async Task Every_table_that_refers_to_a_conversation_or_a_delivery_is_one_that_is_emptied()
    {
        await using var host = await BotHost.StartAsync();

        (await ReferringAsync(host, "conversations", "conversation_id")).ShouldBeSubsetOf(Forgetting.OfConversations);
        (await ReferringAsync(host, "deliveries", "delivery_id"))
            .Except(["given_sections"])
            .ShouldBeSubsetOf(Forgetting.OfDeliveries);
        (await ReferringAsync(host, "subscriptions", "subscription_id")).ShouldBeSubsetOf([
            .. Forgetting.OfConversations,
            .. Forgetting.OfSubscriptions,
        ]);
    }

    [Fact]
    public async Task What_people_write_is_not_stored()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        foreach (var said in new[] { "zyzzogeton", "/topic zyzzogeton", "/search zyzzogeton", "/subscribe zyzzogeton" })
            await chat.Ann.AskAsync(said);
        await chat.In("19:group", "groupChat").MentionAsync("/search zyzzogeton");
        await chat.Ann.SeesAsync();

        chat.Host.Log.ToString().ShouldNotContain("zyzzogeton");
        foreach (var file in Directory.EnumerateFiles(chat.Host.Folder, "digestbot.db*").Where(IsReadable))
            Encoding.Latin1.GetString(await ReadAsync(file)).ShouldNotContain("zyzzogeton", Case.Insensitive, file);
    }

    [Fact]
    public async Task What_was_forgotten_cannot_be_found_in_the_file()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var secret = chat.In("a:zyzzogeton");
        await secret.AskAsync("/subscribe daily 08:30");
        await secret.AskAsync("/forget yes");
        await chat.Host.StopAsync();
        SqliteConnection.ClearAllPools();

        var file = File.ReadAllBytes(Path.Combine(chat.Host.Folder, "digestbot.db"));

        Encoding.Latin1.GetString(file).ShouldNotContain("zyzzogeton");
    }

    private static bool IsReadable(string file) => !file.EndsWith(".lock", StringComparison.Ordinal);

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static async Task<Dictionary<string, long>> RowsAsync(Chatting chat)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Forgetting.OfConversations.Concat(Forgetting.OfDeliveries).Append("conversations"))
            rows[table] = await chat.Host.CountAsync($"SELECT count(*) FROM {table}");
        return rows;
    }

    /// <summary>The tables with a foreign key to another, or with a column of that name.</summary>
    private static Task<IReadOnlyList<string>> ReferringAsync(BotHost host, string table, string column) =>
        host.QueryAsync<string>(
            $"""
            SELECT DISTINCT t.name FROM sqlite_master t
            WHERE t.type = 'table' AND (
                EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) k WHERE k."table" = '{table}')
                OR EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = '{column}'))
            """
        );
}
