using System.Text.Json;
using DigestBot.Tests.Chat.Teams;
using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Channels;

/// <summary>Only who is about to unsubscribe is asked whether to: the card of all the others shows what is scheduled.</summary>
public sealed class UnsubscribeQuestionTests
{
    private const string Question = "Stop these digests?";

    [Fact]
    public async Task The_question_takes_the_place_of_the_card_for_whoever_pressed_and_nothing_is_posted_for_it()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, _) = Channel(chat);
        await ann.MentionAsync("/subscribe daily 08:30");
        var subscribed = await ann.SeesAsync();
        var posted = chat.Connector.Calls;

        var asked = await ann.ExecuteAsync(subscribed, "Unsubscribe");

        asked.Text.ShouldContain(Question);
        Again(asked).ShouldBe("schedule");
        chat.Connector.Calls.ShouldBe(posted);
    }

    [Fact]
    public async Task Asked_by_an_old_client_everybody_else_is_shown_the_schedule_and_nobody_is_looked_up_for_it()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, bob) = Channel(chat);
        await ann.MentionAsync("/subscribe daily 08:30");
        var asked = await ann.PressAsync(await ann.SeesAsync(), "Unsubscribe");
        var calls = chat.Connector.Calls;

        var seen = await bob.RefreshAsync(asked);

        asked.Call.Method.ShouldBe("POST");
        Again(asked).ShouldBe("schedule");
        seen.Text.ShouldContain("Every day at 08:30");
        seen.Text.ShouldNotContain(Question);
        chat.Connector.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task A_card_of_before_that_asks_again_by_itself_is_shown_the_schedule()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, bob) = Channel(chat);
        await ann.MentionAsync("/subscribe daily 08:30");
        var card = await ann.SeesAsync();
        var old = JsonElement.Parse(
            """{"verb":"unsubscribe.ask","data":{"v":1,"verb":"unsubscribe.ask","subscription":"1"}}"""
        );

        var answer = await bob.AnswerAsync(bob.Invoke(old, card.ActivityId, "automatic"));

        var seen = card.With(answer.GetProperty("value")).Text;
        seen.ShouldContain("Every day at 08:30");
        seen.ShouldNotContain(Question);
    }

    [Fact]
    public async Task Who_may_not_end_it_is_told_so_when_they_want_to_and_not_before()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var (ann, bob) = Channel(chat);
        await ann.MentionAsync("/subscribe daily 08:30");
        var subscribed = await ann.SeesAsync();

        var asked = await bob.ExecuteAsync(subscribed, "Unsubscribe");
        var refused = await bob.ExecuteAsync(asked, "Unsubscribe");

        asked.Text.ShouldContain(Question);
        refused.Text.ShouldContain("Not everybody may change what is posted here");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE ended_at IS NOT NULL")).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_Keep_the_message_is_the_schedule_and_stays_it(bool executes)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var subscribed = await chat.Ann.AskAsync("/subscribe daily 08:30");
        var asked = executes
            ? await chat.Ann.ExecuteAsync(subscribed, "Unsubscribe")
            : await chat.Ann.PressAsync(subscribed, "Unsubscribe");

        var kept = await chat.Ann.ExecuteAsync(asked, "Keep");
        var edited = await chat.Ann.SeesAsync();
        var later = await chat.Ann.RefreshAsync(edited);

        (edited.Call.Method, edited.ActivityId).ShouldBe(("PUT", asked.ActivityId));
        foreach (var card in new[] { kept, edited, later })
        {
            card.Text.ShouldContain("Every day at 08:30");
            card.Buttons.ShouldNotContain("Keep");
            Again(card).ShouldBe("schedule");
        }
    }

    private static (Person Ann, Person Bob) Channel(Chatting chat)
    {
        var team = new Teaming(chat);
        team.Knows("bob");
        var ann = team.In(News);
        var bob = new Person(chat.Host, chat.Connector, ann.Conversation)
        {
            Group = "channel",
            Tenant = "tenant-1",
            Team = Team,
            Id = "29:bob",
            ObjectId = ObjectId("bob"),
        };
        return (ann, bob);
    }

    /// <summary>What the card asks for when it is looked at again.</summary>
    private static string? Again(Card card) =>
        card.Json.GetProperty("refresh").GetProperty("action").GetProperty("verb").GetString();
}
