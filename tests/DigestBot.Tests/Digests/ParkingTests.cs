using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>Which conversations are left alone because they take nothing, and which are not.</summary>
public sealed class ParkingTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);
    private static readonly Dictionary<string, string> _soon = new() { ["Digests:ParkAfterHours"] = "2" };

    [Fact]
    public async Task A_conversation_that_takes_nothing_for_long_is_left_alone_until_somebody_speaks_there()
    {
        await using var chat = await Chatting.StartAsync(null, _soon, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, new ConnectorFault.Refuse(503));
        await chat.Host.AdvanceToAsync(_due);
        for (var i = 0; i < 15; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(10));
        var calls = chat.Connector.Calls;
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));

        chat.Connector.Calls.ShouldBe(calls);
        (await States(chat)).ShouldBe(["failed"]);
        chat.Host.Log.ToString().ShouldContain("is left alone");
        chat.Connector.Break(chat.Ann.Conversation, null);
        var back = await chat.Ann.AskAsync("/about");
        await chat.Ann.SeesAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(1));

        back.Text.ShouldContain("1 digest was missed");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
        (await chat.Ann.AskAsync("/about")).Text.ShouldNotContain("could not be posted");
    }

    [Fact]
    public async Task Of_several_who_speak_at_once_where_the_bot_could_not_post_one_brings_it_back()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(404));
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        var parking = chat.Host.Services.GetRequiredService<Parking>();

        var back = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => parking.ReturnAsync(new ConversationId(1), CancellationToken.None))
        );

        back.Count(one => one is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_digest_a_week_ago_and_one_bad_answer_now_leave_no_conversation_alone()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe mondays 08:30");
        chat.Connector.Break(chat.Ann.Conversation, new ConnectorFault.Refuse(503));
        await chat.Host.AdvanceToAsync(_due);
        for (var i = 0; i < 40; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(10));
        chat.Connector.Break(chat.Ann.Conversation, null);
        chat.Connector.Script(new ConnectorFault.Refuse(503));

        await chat.Host.AdvanceToAsync(_due.AddDays(7));
        for (var i = 0; i < 15; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await States(chat))[1].ShouldBe("sent");
        chat.Host.Log.ToString().ShouldNotContain("is left alone");
    }

    [Fact]
    public async Task An_answer_that_arrives_ends_what_counts_against_its_conversation()
    {
        await using var chat = await Chatting.StartAsync(null, _soon, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(400));
        await chat.Host.AdvanceToAsync(_due);
        await chat.Ann.AskAsync("/about");
        chat.Connector.Script(new ConnectorFault.Refuse(400));

        await chat.Host.AdvanceToAsync(_due.AddDays(1));
        await chat.Host.AdvanceToAsync(_due.AddDays(2));

        (await States(chat)).ShouldBe(["failed", "failed", "sent"]);
    }

    [Fact]
    public async Task A_digest_that_is_too_large_counts_for_nothing_against_its_conversation()
    {
        await using var chat = await Chatting.StartAsync(null, _soon, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(413));
        await chat.Host.AdvanceToAsync(_due);
        chat.Connector.Script(new ConnectorFault.Refuse(400));

        await chat.Host.AdvanceToAsync(_due.AddDays(1));
        await chat.Host.AdvanceToAsync(_due.AddDays(2));

        (await States(chat)).ShouldBe(["failed", "failed", "sent"]);
    }

    private static Task<IReadOnlyList<string>> States(Chatting chat) =>
        chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due, id");
}
