using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Two schedules of a conversation that fall on one moment with the same digest: it comes once, whatever becomes of either.</summary>
public sealed class TwinTests
{
    private const string Ledger =
        "SELECT subscription_id || ' ' || state || coalesce(': ' || error, '') FROM deliveries ORDER BY subscription_id, due";

    private const string WithAnother = "skipped: Another schedule of the conversation fell on the same moment.";
    private const string Dropped = "missed: The subscription ended or was paused first.";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    [Theory]
    [InlineData("/unsubscribe 1")]
    [InlineData("/pause 1")]
    [InlineData("/pause 1 3d")]
    public async Task A_digest_that_waits_when_its_schedule_ends_or_pauses_comes_with_the_other(string change)
    {
        await using var chat = await WaitingAsync("Europe/London", "Europe/Lisbon");

        await chat.Ann.AskAsync(change);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        (await LedgerAsync(chat)).ShouldBe([$"1 {WithAnother}", "2 sent"]);
        Digests(chat).ShouldBe(1);
    }

    [Fact]
    public async Task A_digest_on_its_way_when_its_schedule_ends_counts_for_the_other()
    {
        await using var chat = await SubscribedAsync("Europe/London", "Europe/Lisbon");
        chat.Connector.Script(new ConnectorFault.Drop());
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        await chat.Ann.AskAsync("/unsubscribe 1");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(2));

        (await LedgerAsync(chat)).ShouldBe([$"1 {WithAnother}", "2 sent"]);
        Digests(chat).ShouldBe(2);
    }

    [Fact]
    public async Task A_digest_goes_from_schedule_to_schedule_and_back_as_they_pause_and_go_on()
    {
        await using var chat = await WaitingAsync("Europe/London", "Europe/Lisbon", "UTC");

        await chat.Ann.AskAsync("/pause 1");
        await chat.Ann.AskAsync("/pause 2");
        await chat.Ann.AskAsync("/resume 1");
        await chat.Ann.AskAsync("/unsubscribe 3");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        (await LedgerAsync(chat)).ShouldBe(["1 sent", $"2 {WithAnother}", $"3 {WithAnother}"]);
    }

    [Theory]
    [InlineData("/pause")]
    [InlineData("/unsubscribe all")]
    public async Task When_both_end_or_pause_nothing_comes(string change)
    {
        await using var chat = await WaitingAsync("Europe/London", "Europe/Lisbon");

        await chat.Ann.AskAsync(change);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        (await LedgerAsync(chat)).ShouldBe([$"1 {Dropped}", $"2 {WithAnother}"]);
        Digests(chat).ShouldBe(0);
    }

    [Fact]
    public async Task An_occurrence_that_somebody_skipped_is_not_brought_back_by_the_other()
    {
        await using var chat = await SubscribedAsync("Europe/London", "Europe/Lisbon");
        await chat.Ann.AskAsync("/skip 2");
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: "600"));
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        await chat.Ann.AskAsync("/unsubscribe 1");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        (await LedgerAsync(chat)).ShouldBe([$"1 {Dropped}", "2 skipped: Somebody skipped it."]);
    }

    [Fact]
    public async Task Schedules_that_become_one_in_another_zone_keep_the_digest_that_waits()
    {
        await using var chat = await WaitingAsync("Europe/London", "Europe/Lisbon");
        await chat.Ann.AskAsync("/pause 1");
        await chat.Ann.AskAsync("/resume 1");

        await chat.Ann.AskAsync("/zone Tokyo");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        (await LedgerAsync(chat)).ShouldBe(["1 sent", $"2 {WithAnother}"]);
        Digests(chat).ShouldBe(1);
    }

    private static async Task<Chatting> WaitingAsync(params string[] zones)
    {
        var chat = await SubscribedAsync(zones);
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: "600"));
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        return chat;
    }

    private static async Task<Chatting> SubscribedAsync(params string[] zones)
    {
        var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        foreach (var zone in zones)
            await chat.Ann.AskAsync($"/subscribe daily 08:30 {zone}");
        return chat;
    }

    private static Task<IReadOnlyList<string>> LedgerAsync(Chatting chat) => chat.Host.QueryAsync<string>(Ledger);

    private static int Digests(Chatting chat) =>
        chat.Connector.Received.Count(call => new Card(call).Text.Contains(" digest · ", StringComparison.Ordinal));
}
