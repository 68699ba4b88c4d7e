using DigestBot.Channels.Circuits;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>How the sender treats channels: their limits, their troubles, and those that hold up others.</summary>
public sealed class ChannelLimitTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    [Fact]
    public async Task A_tenant_never_gets_more_than_fifty_digests_a_second()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await SubscribeAsync(chat, 110);
        var before = chat.Connector.Received.Count;
        var seen = new List<(DateTimeOffset At, int Count)> { (_due, 0) };

        await chat.Host.AdvanceToAsync(_due);
        while (seen[^1].Count < 110 && seen.Count < 200)
        {
            await chat.Host.AdvanceAsync(TimeSpan.FromMilliseconds(50));
            seen.Add((chat.Host.Time.GetUtcNow(), chat.Connector.Received.Count - before));
        }

        seen[^1].Count.ShouldBe(110);
        foreach (var (from, earlier) in seen)
            seen.Where(later => later.At - from < TimeSpan.FromSeconds(1))
                .Max(later => later.Count - earlier)
                .ShouldBeLessThanOrEqualTo(50);
        (seen[^1].At - _due).ShouldBeLessThan(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task The_replies_of_a_conversation_wait_for_its_limit_and_not_for_the_digests_of_its_tenant()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [BotHost.KeepReplyLimits] = "yes" };
        await using var chat = await Chatting.StartAsync(null, settings, SomeArticle.Quad);
        for (var i = 0; i < 7; i++)
            await chat.Ann.AskAsync("/about");

        var eighth = chat.Ann.AskAsync("/about");
        var other = await chat.In("a:chat-2").AskAsync("/about");
        eighth.IsCompleted.ShouldBeFalse();
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(eighth.IsCompleted);
            },
            () => "The eighth reply never came."
        );

        other.Call.ConversationId.ShouldBe("a:chat-2");
        (chat.Host.Time.GetUtcNow() - BotHost.Monday).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_reply_goes_at_once_while_digests_of_its_tenant_have_booked_their_turn()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [BotHost.KeepReplyLimits] = "yes" };
        await using var chat = await Chatting.StartAsync(null, settings, SomeArticle.WithSections("Alpha", 3));
        await SubscribeAsync(chat, 40);
        var before = chat.Connector.Received.Count;
        chat.Host.Time.Advance(_due - chat.Host.Time.GetUtcNow());
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(10));
                return Task.FromResult(chat.Connector.Received.Count >= before + 12);
            },
            () => "No digest came."
        );
        var asked = chat.Host.Time.GetUtcNow();

        await chat.In("a:chat-99")
            .AskAsync("/about")
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        chat.Host.Time.GetUtcNow().ShouldBe(asked);
        (chat.Connector.Received.Count - before).ShouldBeLessThan(40);
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(5));
        (chat.Connector.Received.Count - before).ShouldBe(41);
    }

    [Fact]
    public async Task The_digests_of_one_conversation_come_one_after_another_in_their_order()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe weekdays 08:30 all");
        chat.Connector.Script(new ConnectorFault.Refuse(503));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(5));
        chat.Connector.Received.Count.ShouldBe(2);
        for (var i = 0; i < 6; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(5));

        chat.Connector.Received.Skip(2)
            .Select(call => new Card(call).Summary.Split(' ')[0])
            .ShouldBe(["Daily", "Weekday"]);
    }

    [Fact]
    public async Task A_service_that_fails_for_everybody_is_left_alone_and_probed_until_it_works()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var people = await SubscribeAsync(chat, 30);
        var circuits = chat.Host.Services.GetRequiredService<ServiceUrlCircuits>();
        foreach (var person in people)
            chat.Connector.Break(person.Conversation, new ConnectorFault.Refuse(503));

        await chat.Host.AdvanceToAsync(_due);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(5));
        circuits.Snapshot().ShouldHaveSingleItem().State.ShouldNotBe(CircuitState.Closed);
        chat.Host.Log.ToString().ShouldContain("it failed too often in a row");
        chat.Connector.Calls.ShouldBeLessThan(30 + 120);
        foreach (var person in people)
            chat.Connector.Break(person.Conversation, null);
        for (var i = 0; i < 30; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        circuits.Snapshot().ShouldHaveSingleItem().State.ShouldBe(CircuitState.Closed);
        chat.Host.Log.ToString().ShouldContain("works again");
        (await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'")).ShouldBe(30);
        chat.Connector.Received.Count.ShouldBe(60);
    }

    [Fact]
    public async Task A_few_bad_conversations_do_not_close_the_way_for_the_healthy_ones_beside_them()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        foreach (var bad in await SubscribeAsync(chat, 12))
            chat.Connector.Break(bad.Conversation, new ConnectorFault.Refuse(503));
        var healthy = chat.In("a:healthy");
        await healthy.AskAsync("/subscribe daily 08:31");
        var later = Enumerable.Range(1, 5).Select(number => chat.In($"a:later-{number}")).ToList();
        foreach (var person in later)
            await person.AskAsync("/subscribe daily 09:30");

        await chat.Host.AdvanceToAsync(_due.AddMinutes(1));
        await UntilSentToAsync(chat, [healthy], TimeSpan.FromMinutes(1));
        while (chat.Host.Time.GetUtcNow() < _due.AddMinutes(59))
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await chat.Host.AdvanceToAsync(_due.AddMinutes(60));
        await UntilSentToAsync(chat, later, TimeSpan.FromSeconds(5));

        chat.Host.Services.GetRequiredService<ServiceUrlCircuits>()
            .Snapshot()
            .ShouldHaveSingleItem()
            .State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Conversations_that_hang_give_their_places_to_the_others()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:Concurrency"] = "2" };
        await using var chat = await Chatting.StartAsync(null, settings, SomeArticle.WithSections("Alpha", 3));
        var people = await SubscribeAsync(chat, 10);
        foreach (var person in people.Take(6))
            chat.Connector.Break(person.Conversation, new ConnectorFault.Hang());

        chat.Host.Time.Advance(_due - chat.Host.Time.GetUtcNow());
        await Eventually.TrueAsync(
            async () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(50));
                return await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'") == 4;
            },
            () => $"The healthy conversations were not served.\n{chat.Host.Log}"
        );

        (chat.Host.Time.GetUtcNow() - _due).ShouldBeLessThan(TimeSpan.FromSeconds(14));
        chat.Host.Time.Advance(TimeSpan.FromSeconds(20));
    }

    /// <summary>Each of them got one digest within this time, or it fails.</summary>
    private static async Task UntilSentToAsync(Chatting chat, IReadOnlyList<Person> people, TimeSpan patience)
    {
        var until = chat.Host.Time.GetUtcNow() + patience;
        while (await SentToAsync(chat, people) < people.Count && chat.Host.Time.GetUtcNow() < until)
            await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await SentToAsync(chat, people)).ShouldBe(people.Count);
    }

    private static Task<long> SentToAsync(Chatting chat, IReadOnlyList<Person> people) =>
        chat.Host.CountAsync(
            $"""
            SELECT count(*) FROM deliveries d JOIN conversations c ON c.id = d.conversation_id
            WHERE d.state = 'sent' AND c.channel_key IN ({string.Join(
                ", ",
                people.Select(person => $"'{person.Conversation}'")
            )})
            """
        );

    private static async Task<List<Person>> SubscribeAsync(Chatting chat, int people)
    {
        var all = Enumerable.Range(1, people).Select(number => chat.In($"a:chat-{number}")).ToList();
        foreach (var person in all)
            await person.AskAsync("/subscribe daily 08:30");
        return all;
    }
}
