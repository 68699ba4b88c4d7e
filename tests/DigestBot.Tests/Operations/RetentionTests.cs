using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Operations.Retention;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Operations;

/// <summary>What goes by itself, every night.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task The_ledger_forgets_old_deliveries_but_never_what_was_given()
    {
        await using var chat = await StartAsync(("Retention:LedgerDays", "8"), ("Digests:NewsDays", "365"));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var given = await chat.Host.CountAsync("SELECT count(*) FROM given_sections");

        for (var day = 1; day <= 10; day++)
            await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(day).AddMinutes(31));
        await NightAsync(chat);

        (await chat.Host.CountAsync("SELECT min(id) FROM deliveries")).ShouldBeGreaterThan(1);
        (await chat.Host.CountAsync("SELECT count(*) FROM deliveries")).ShouldBeInRange(7, 9);
        (await chat.Host.CountAsync("SELECT count(*) FROM attempts")).ShouldBe(0);
        (await chat.Host.CountAsync("SELECT count(*) FROM given_sections")).ShouldBe(given);
        chat.Connector.Received.Count.ShouldBe(2);
        (await chat.Host.CountAsync("SELECT count(*) FROM delivery_contents")).ShouldBe(0);
        (await chat.Host.CountAsync("SELECT count(*) FROM content_sections")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_again_while_the_ledger_is_shortened_is_kept()
    {
        await using var chat = await StartAsync();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.In("a:chat-2").AskAsync("/subscribe daily 08:45");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var contents = chat.Host.Services.GetRequiredService<UnsaidContents>();
        await chat.Host.QueryAsync<long>("DELETE FROM deliveries RETURNING id");

        var unsaid = await contents.FindAsync(CancellationToken.None);
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(46));
        await contents.DropAsync(unsaid, CancellationToken.None);

        unsaid.Hashes.Count.ShouldBe(1);
        (await chat.Host.QueryAsync<string>("SELECT hash FROM delivery_contents")).ShouldBe(unsaid.Hashes);
        (await contents.FindAsync(CancellationToken.None)).Hashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conversation_the_bot_was_removed_from_is_forgotten_in_time_unless_it_comes_back()
    {
        await using var chat = await StartAsync(("Retention:RemovedDays", "30"));
        var bob = chat.In("a:chat-2");
        foreach (var person in new[] { chat.Ann, bob })
        {
            await person.AskAsync("/subscribe daily 08:30");
            var removed = person.Activity("installationUpdate");
            removed["action"] = "remove";
            await person.PostAsync(removed);
        }
        await bob.AskAsync("/help");

        await chat.Host.AdvanceAsync(TimeSpan.FromDays(29));
        await NightAsync(chat);
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(2);
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));
        await NightAsync(chat);

        (await chat.Host.QueryAsync<string>("SELECT channel_key FROM conversations")).ShouldBe(["a:chat-2"]);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_conversation_that_comes_back_at_the_last_moment_is_not_forgotten()
    {
        await using var chat = await StartAsync();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var forgetting = chat.Host.Services.GetRequiredService<Forgetting>();

        var isForgotten = await forgetting.ForgetGoneAsync(
            new ConversationId(1),
            BotHost.Monday.AddDays(1),
            CancellationToken.None
        );

        isForgotten.ShouldBeFalse();
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_removed_articles_text_is_erased_and_known_again_when_it_comes_back()
    {
        await using var chat = await StartAsync(("Retention:ArticleDays", "8"), ("Digests:NewsDays", "365"));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var file = Path.Combine(chat.Host.Articles, "article-0.md");
        var article = File.ReadAllText(file);
        chat.Host.Write("other.md", "");
        File.Delete(file);
        await chat.Host.ScanAsync();

        await chat.Host.AdvanceAsync(TimeSpan.FromDays(9));
        await NightAsync(chat);
        (await chat.Host.CountAsync("SELECT count(*) FROM sections WHERE text <> ''")).ShouldBe(0);
        File.WriteAllText(file, article);
        await chat.Host.ScanAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(1));

        (await chat.Host.CountAsync("SELECT count(*) FROM sections WHERE text = '' OR text_hash IS NOT NULL")).ShouldBe(
            0
        );
        (await chat.Host.CountAsync("SELECT count(*) FROM sections")).ShouldBe(2);
        chat.Connector.Received.Count.ShouldBe(2);
        (await chat.Ann.AskAsync("/topic quad")).Text.ShouldContain("The Quad brings four countries to one table");
    }

    private static Task<Chatting> StartAsync(params (string Key, string Value)[] settings) =>
        Chatting.StartAsync(
            null,
            settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal),
            SomeArticle.Quad
        );

    /// <summary>Runs what runs at night, now.</summary>
    private static Task NightAsync(Chatting chat) =>
        chat.Host.Services.GetRequiredService<Expiry>().RunAsync(CancellationToken.None);
}
