using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>In a channel every scheduled post is a thread, and what people ask of it comes as a reply in it.</summary>
public sealed class ThreadTests
{
    [Fact]
    public async Task A_section_of_a_scheduled_digest_is_shown_as_a_reply_in_its_thread()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var team = new Teaming(chat);
        await team.AddAsync(News);
        await chat.Ann.SeesAsync();
        await team.In(News).MentionAsync("/subscribe daily 08:30");
        await chat.Ann.SeesAsync();
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));
        var digest = await chat.Ann.SeesAsync();
        var thread = $"{News};messageid={digest.ActivityId}";

        var reader = Reader(chat, thread);
        var answer = await reader.AnswerAsync(
            reader.Invoke(digest.Execute("Read section: Alpha part 2"), digest.ActivityId)
        );

        answer.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        answer.GetProperty("value").GetString().ShouldBe("It is shown as a reply in this thread.");
        var section = await reader.SeesAsync();
        (section.Call.Method, section.Call.ConversationId).ShouldBe(("POST", thread));
        section.Text.ShouldContain("Alpha part 2");
        (await reader.ExecuteAsync(section, "Section 3 ›")).Text.ShouldContain("Alpha part 3");
        var submitted = await reader.PressAsync(digest, "Read section: Alpha part 1");
        submitted.Call.ConversationId.ShouldBe(thread);
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_asked_in_a_thread_is_answered_in_it_by_the_askers_own_clock()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        await team.AddAsync(News);
        await chat.Ann.SeesAsync();
        var tokyo = new Person(chat.Host, chat.Connector, $"{News};messageid=77")
        {
            Group = "channel",
            Team = Team,
            ObjectId = ObjectId("ann"),
            Zone = "Asia/Tokyo",
        };

        await tokyo.MentionAsync("/subscribe daily 18:30");

        var answer = await tokyo.SeesAsync();
        answer.Call.ConversationId.ShouldBe($"{News};messageid=77");
        answer.Text.ShouldContain("Subscribed: every day at 18:30");
        (await chat.Host.QueryAsync<string>("SELECT zone FROM subscriptions")).ShouldBe(["Asia/Tokyo"]);
    }

    private static Person Reader(Chatting chat, string thread) =>
        new(chat.Host, chat.Connector, thread)
        {
            Group = "channel",
            Team = Team,
            Id = "29:bob",
        };
}
