using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>What a delivery says is settled before its first try; a conversation is given nothing twice, by whatever way.</summary>
public sealed class SettledContentTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Theory]
    [InlineData("daily 08:30")]
    [InlineData("daily 08:30 all")]
    [InlineData("daily 08:30 topics quad, japan")]
    public async Task A_retry_says_the_same_whatever_was_edited_and_restarted_meanwhile(string when)
    {
        using var home = new Home();
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["contentRoot"] = home.Folder },
            SomeArticle.Quad
        );
        await chat.Ann.AskAsync($"/subscribe {when}");
        chat.Connector.Script(new ConnectorFault.Drop());
        await chat.Host.AdvanceToAsync(_due);

        var edited = SomeArticle.Quad.Replace("four countries", "nine nations", StringComparison.Ordinal);
        chat.Host.Write("article-0.md", edited.Replace("Four Flags", "Nine Flags", StringComparison.Ordinal));
        await chat.Host.ScanAsync();
        home.Edit(settings =>
            settings["Topics"] = new JsonObject
            {
                ["tables"] = new JsonObject { ["Title"] = "Tables", ["Keywords"] = new JsonArray("table") },
            }
        );
        var template = File.ReadAllText(home.Card("digest"));
        File.WriteAllText(home.Card("digest"), template.Replace("\"1.4\"", "\"1.3\"", StringComparison.Ordinal));
        await chat.Host.RestartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(30));

        var tries = chat.Connector.Received.Skip(1).Select(call => new Card(call)).ToList();
        tries.Count.ShouldBe(2);
        tries[1].Json.GetRawText().ShouldBe(tries[0].Json.GetRawText());
        tries[1].Summary.ShouldBe(tries[0].Summary);
        tries[1].Text.ShouldContain("The Quad brings four countries");
    }

    [Fact]
    public async Task Conversations_that_get_the_same_share_what_is_kept_of_it()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        for (var other = 2; other < 9; other++)
            await chat.In($"a:chat-{other}").AskAsync("/subscribe daily 08:30");

        await chat.Host.AdvanceToAsync(_due);

        (await chat.Host.CountAsync("SELECT count(DISTINCT content) FROM deliveries WHERE state = 'sent'")).ShouldBe(1);
        (await chat.Host.CountAsync("SELECT count(*) FROM delivery_contents")).ShouldBe(1);
        (await chat.Host.CountAsync("SELECT count(*) FROM given_sections")).ShouldBe(8 * 5);
    }

    [Fact]
    public async Task What_an_answer_showed_does_not_come_with_the_next_digest()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/digest");
        await chat.Host.RestartAsync();

        await chat.Host.AdvanceToAsync(_due);

        Headings(await chat.Ann.SeesAsync()).ShouldBe(["Alpha part 6", "Alpha part 7"]);
    }

    [Fact]
    public async Task What_the_whole_article_showed_does_not_come_with_the_next_digest()
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.WithSections("Alpha", 7),
            SomeArticle.WithSections("Beta", 1).Replace("2026-11-20", "2026-11-19", StringComparison.Ordinal)
        );
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        Headings(await chat.Ann.AskAsync("/digest all")).Count.ShouldBe(7);

        await chat.Host.AdvanceToAsync(_due);

        Headings(await chat.Ann.SeesAsync()).ShouldBe(["Beta part 1"]);
    }

    [Fact]
    public async Task An_answer_that_was_not_taken_gives_nothing()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, new ConnectorFault.Refuse(400));
        await chat.Ann.SayAsync("/digest");
        chat.Connector.Break(chat.Ann.Conversation, null);

        await chat.Host.AdvanceToAsync(_due);

        Headings(await chat.Ann.SeesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_digest_that_falls_due_while_an_answer_is_on_its_way_does_not_say_the_same()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(_due.AddSeconds(-5));
        var taken = new TaskCompletionSource();
        chat.Connector.Script(new ConnectorFault.Slow(taken.Task));
        var answer = chat.Ann.SayAsync("/digest");
        await Eventually.TrueAsync(() => Task.FromResult(chat.Connector.Calls == 2), () => "No answer came.");

        await chat.Host.AdvanceToAsync(_due);
        var digest = await chat.Ann.SeesAsync();
        taken.SetResult();
        await answer;

        Headings(digest).ShouldBe(["Alpha part 6", "Alpha part 7"]);
        Headings(await chat.Ann.SeesAsync()).ShouldBe(Enumerable.Range(1, 5).Select(n => $"Alpha part {n}"));
    }

    private static List<string> Headings(Card card) =>
        [.. card.Text.Split('\n').Where(line => line.Contains(" part ", StringComparison.Ordinal))];
}
