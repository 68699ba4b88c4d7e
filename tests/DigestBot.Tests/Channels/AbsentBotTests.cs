using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Tests.Chat.Teams;
using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Channels;

/// <summary>A card goes further than the bot: what is pressed where the bot is not is answered, and nothing is kept of that place.</summary>
public sealed class AbsentBotTests
{
    private const string Live =
        "SELECT count(*) FROM conversations WHERE channel_key LIKE '19:news%' AND (removed_at IS NULL OR unreachable_at IS NULL)";

    private const string NotHere = "The bot is not here, so nothing was changed";

    [Theory]
    [InlineData("section", "manual")]
    [InlineData("topic", "manual")]
    [InlineData("topic.more", "automatic")]
    [InlineData("search", "manual")]
    [InlineData("schedule", "automatic")]
    [InlineData("unheard.of", "manual")]
    public async Task A_look_is_answered_in_a_chat_the_bot_does_not_know_and_nothing_is_kept(
        string verb,
        string trigger
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var ann = Two(chat);

        var answer = await ann.AnswerAsync(ann.Invoke(Press(verb), "1", trigger));

        answer.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        chat.Host.Log.ToString().ShouldNotContain("broke");
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
        chat.Connector.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("subscribe")]
    [InlineData("follow")]
    [InlineData("unsubscribe")]
    [InlineData("pause")]
    [InlineData("digest.more")]
    public async Task What_would_change_something_there_gets_a_sentence(string verb)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var ann = Two(chat);

        var answer = await ann.AnswerAsync(ann.Invoke(Press(verb), "1"));

        answer.GetProperty("value").GetRawText().ShouldContain(NotHere);
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
        chat.Connector.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("schedule", "Every day at 08:30")]
    [InlineData("topic", "Quad")]
    [InlineData("resume", NotHere)]
    [InlineData("subscribe", NotHere)]
    public async Task A_press_where_the_bot_was_removed_does_not_bring_it_back(string verb, string shown)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        var ann = team.In(News);
        await ann.MentionAsync("/subscribe daily 08:30");
        var card = await ann.SeesAsync();
        await team.RemoveAsync();
        var posted = chat.Connector.Calls;

        var answer = await ann.AnswerAsync(ann.Invoke(Press(verb), card.ActivityId));

        answer.GetProperty("value").GetRawText().ShouldContain(shown);
        (await chat.Host.CountAsync(Live)).ShouldBe(0);
        chat.Connector.Calls.ShouldBe(posted);
    }

    /// <summary>Ann in a chat of two people, of whom the bot is none.</summary>
    private static Person Two(Chatting chat) => chat.In("19:ann_bob@unq.gbl.spaces");

    private static JsonElement Press(string verb) =>
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["verb"] = verb,
                ["data"] = new JsonObject
                {
                    ["v"] = 1,
                    ["verb"] = verb,
                    ["section"] = "1",
                    ["topic"] = "quad",
                    ["words"] = "quad",
                    ["when"] = "daily 09:00",
                    ["subscription"] = "1",
                    ["from"] = "2",
                },
            }
        );
}
