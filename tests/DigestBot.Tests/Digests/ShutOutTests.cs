using System.Text;
using DigestBot.Channels.Circuits;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>403, 404 and 410: whether it is one conversation that shuts the bot out, or something between them and the bot.</summary>
public sealed class ShutOutTests
{
    private const string Parked = "SELECT count(*) FROM conversations WHERE unreachable_at IS NOT NULL";
    private const string ProxyPage = "<html>Blocked by policy</html>";
    private const string DisabledByAdmin =
        """{"error":{"code":"BotDisabledByAdmin","message":"The tenant admin disabled this bot"}}""";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Theory]
    [InlineData(403, ProxyPage)]
    [InlineData(404, ProxyPage)]
    [InlineData(410, ProxyPage)]
    [InlineData(403, "")]
    [InlineData(403, """{"message":"Forbidden"}""")]
    [InlineData(404, """{"statusCode":404,"message":"Resource not found"}""")]
    [InlineData(404, """{"error":"not_found"}""")]
    [InlineData(404, """{"error":{"code":"ServiceError","message":"No route"}}""")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"Not now"}}""")]
    [InlineData(403, DisabledByAdmin)]
    public async Task What_says_nothing_of_the_conversation_is_tried_again_and_the_digest_comes_when_it_is_mended(
        int status,
        string body
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, Answer(status, body));

        await chat.Host.AdvanceToAsync(_due);
        for (var minute = 0; minute < 60; minute++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await States(chat)).ShouldBe(["retrying"]);
        chat.Connector.Break(chat.Ann.Conversation, null);
        for (var minute = 0; minute < 15; minute++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await States(chat)).ShouldBe(["sent"]);
        (await chat.Host.CountAsync(Parked)).ShouldBe(0);
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "ForbiddenOperationException")]
    [InlineData(404, "ConversationNotFound")]
    [InlineData(410, "Gone")]
    public async Task A_conversation_that_shuts_the_bot_out_is_left_alone_at_once(int status, string code)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, new ConnectorFault.Refuse(status, code));

        await chat.Host.AdvanceToAsync(_due);

        (await States(chat)).ShouldBe(["failed"]);
        (await chat.Host.CountAsync(Parked)).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_counts_against_its_conversation_when_it_lasts()
    {
        var soon = new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:ParkAfterHours"] = "2" };
        await using var chat = await Chatting.StartAsync(null, soon, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, Answer(403, ProxyPage));

        await chat.Host.AdvanceToAsync(_due);
        (await chat.Host.CountAsync(Parked)).ShouldBe(0);
        for (var i = 0; i < 15; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(10));

        (await chat.Host.CountAsync(Parked)).ShouldBe(1);
        chat.Host.Log.ToString().ShouldContain("is left alone");
    }

    [Fact]
    public async Task A_page_instead_of_every_answer_stops_the_sending_to_the_service_until_a_probe_arrives()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var people = await SubscribeAsync(chat, 20);
        foreach (var person in people)
            chat.Connector.Break(person.Conversation, Answer(404, ProxyPage));

        await chat.Host.AdvanceToAsync(_due);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(5));
        Circuit(chat).ShouldNotBe(CircuitState.Closed);
        await MendAsync(chat, people);

        Circuit(chat).ShouldBe(CircuitState.Closed);
        (await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'")).ShouldBe(20);
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked")]
    [InlineData(404, "ConversationNotFound")]
    public async Task When_ten_in_a_row_shut_the_bot_out_it_is_the_service_that_does_and_nobody_is_left_alone(
        int status,
        string code
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var people = await SubscribeAsync(chat, 14);
        foreach (var person in people)
            chat.Connector.Break(person.Conversation, new ConnectorFault.Refuse(status, code));

        await chat.Host.AdvanceToAsync(_due);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(5));
        Circuit(chat).ShouldNotBe(CircuitState.Closed);
        (await chat.Host.CountAsync(Parked)).ShouldBe(0);
        chat.Host.Log.ToString().ShouldContain("Teams admin center");
        await MendAsync(chat, people);
        await chat.Host.AdvanceToAsync(_due.AddDays(1));
        for (var i = 0; i < 10; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Circuit(chat).ShouldBe(CircuitState.Closed);
        (
            await chat.Host.CountAsync("SELECT count(DISTINCT conversation_id) FROM deliveries WHERE state = 'sent'")
        ).ShouldBe(14);
    }

    [Fact]
    public async Task Nine_that_shut_the_bot_out_are_left_alone_and_a_tenth_after_somebody_took_something_too()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        foreach (var person in await SubscribeAsync(chat, 9))
            chat.Connector.Break(person.Conversation, new ConnectorFault.Refuse(403, "MessageWritesBlocked"));
        await chat.In("a:healthy").AskAsync("/subscribe daily 08:40");
        var last = chat.In("a:last");
        await last.AskAsync("/subscribe daily 08:50");
        chat.Connector.Break(last.Conversation, new ConnectorFault.Refuse(403, "MessageWritesBlocked"));

        await chat.Host.AdvanceToAsync(_due);
        await chat.Host.AdvanceToAsync(_due.AddMinutes(10));
        await chat.Host.AdvanceToAsync(_due.AddMinutes(20));

        (await chat.Host.CountAsync(Parked)).ShouldBe(10);
        Circuit(chat).ShouldBe(CircuitState.Closed);
    }

    private static ConnectorFault Answer(int status, string body) =>
        new ConnectorFault.Garbage(status, Encoding.UTF8.GetBytes(body));

    private static CircuitState Circuit(Chatting chat) =>
        chat.Host.Services.GetRequiredService<ServiceUrlCircuits>().Snapshot().ShouldHaveSingleItem().State;

    private static async Task MendAsync(Chatting chat, List<Person> people)
    {
        foreach (var person in people)
            chat.Connector.Break(person.Conversation, null);
        for (var i = 0; i < 30; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task<List<Person>> SubscribeAsync(Chatting chat, int people)
    {
        var all = Enumerable.Range(1, people).Select(number => chat.In($"a:chat-{number}")).ToList();
        foreach (var person in all)
            await person.AskAsync("/subscribe daily 08:30");
        return all;
    }

    private static Task<IReadOnlyList<string>> States(Chatting chat) =>
        chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due, id");
}
