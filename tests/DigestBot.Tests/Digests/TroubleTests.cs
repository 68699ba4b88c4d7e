using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Deliveries that are not taken and stops.</summary>
public sealed class TroubleTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    [Theory]
    [InlineData(500, 0)]
    [InlineData(503, 0)]
    [InlineData(502, 1)]
    [InlineData(504, 1)]
    public async Task Only_what_a_gateway_lost_counts_as_a_possible_duplicate(int status, int duplicates)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(status));

        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(20));

        (await States(chat)).ShouldBe(["sent"]);
        (await chat.Host.CountAsync("SELECT possible_duplicate FROM deliveries")).ShouldBe(duplicates);
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("Fri, 31 Dec 2100 23:59:59 GMT")]
    public async Task A_channel_that_asks_to_wait_absurdly_long_is_asked_once_more_before_it_is_too_late(
        string retryAfter
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: retryAfter));

        await chat.Host.AdvanceToAsync(_due.AddHours(5.9));
        chat.Connector.Received.Count.ShouldBe(1);
        await chat.Host.AdvanceToAsync(_due.AddHours(6).AddSeconds(-30));

        (await States(chat)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_on_its_way_and_the_rest_goes_out_once_after_the_next_start()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:Concurrency"] = "1" };
        await using var chat = await Chatting.StartAsync(null, settings, SomeArticle.WithSections("Alpha", 3));
        foreach (var number in Enumerable.Range(1, 5))
            await chat.In($"a:chat-{number}").AskAsync("/subscribe daily 08:30");
        var answer = new TaskCompletionSource();
        chat.Connector.Script(new ConnectorFault.Slow(answer.Task));
        chat.Host.Time.Advance(_due - chat.Host.Time.GetUtcNow());
        await Eventually.TrueAsync(() => Task.FromResult(chat.Connector.Calls == 6), () => "Nothing was sent.");

        var stop = chat.Host.StopAsync();
        answer.SetResult();
        await stop;
        chat.Connector.Received.Count.ShouldBe(6);
        await chat.Host.StartAsync();
        (await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'")).ShouldBe(1);
        for (var i = 0; i < 5; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(1));

        (await States(chat)).ShouldBe(Enumerable.Repeat("sent", 5));
        chat.Connector.Received.Count.ShouldBe(10);
        (await chat.Host.CountAsync("SELECT sum(possible_duplicate) + sum(attempts) FROM deliveries")).ShouldBe(5);
    }

    private static Task<IReadOnlyList<string>> States(Chatting chat) =>
        chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due, id");
}
