using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels;

/// <summary>Buttons that act in place: reading is the reader's own, a change is everybody's.</summary>
public sealed class UniversalActionTests
{
    private const string Back = "Back to the digest";

    private static readonly Dictionary<string, string> _two = new(StringComparer.Ordinal)
    {
        ["Digests:SectionsPerDigest"] = "2",
    };

    [Fact]
    public async Task A_section_opens_in_the_place_of_the_digest_for_whoever_opened_it_and_leads_back()
    {
        await using var chat = await Chatting.StartAsync(null, _two, SomeArticle.WithSections("Alpha", 4));
        var bob = Group(chat);
        await bob.MentionAsync("/digest");
        var digest = await bob.SeesAsync();

        var first = await bob.ExecuteAsync(digest, "Read section: Alpha part 1");
        var second = await bob.ExecuteAsync(first, "Section 2 ›");
        var back = await bob.ExecuteAsync(second, Back);

        Readers(first).ShouldBe(["29:bob"]);
        Readers(second).ShouldBe(["29:bob"]);
        Readers(back).ShouldBe(["29:bob"]);
        first.Buttons.ShouldBe(["Open article", "Section 2 ›", Back]);
        second.Text.ShouldContain("Alpha part 2");
        back.Text.ShouldBe(digest.Text);
        digest.Json.TryGetProperty("refresh", out _).ShouldBeFalse();
        chat.Connector.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_delivered_digest_comes_back_as_it_was_whatever_is_new_since()
    {
        await using var chat = await Chatting.StartAsync(null, _two, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));
        var digest = await chat.Ann.SeesAsync();
        await chat.Host.PublishAsync("beta.md", SomeArticle.WithSections("Beta", 3));

        var back = await chat.Ann.ExecuteAsync(await chat.Ann.ExecuteAsync(digest, "Read section: Alpha part 2"), Back);

        back.Text.ShouldBe(digest.Text);
        back.Buttons.ShouldBe(digest.Buttons);
        (await chat.Host.CountAsync("SELECT count(*) FROM given_sections")).ShouldBe(2);
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("groupChat", 2)]
    [InlineData("channel", 2)]
    public async Task More_of_a_digest_is_given_to_a_conversation_of_one_and_not_to_a_group_of_which_one_looked(
        string? group,
        int given
    )
    {
        await using var chat = await Chatting.StartAsync(null, _two, SomeArticle.WithSections("Alpha", 6));
        var bob = chat.In("19:chat", group);
        await bob.MentionAsync("/digest");
        var digest = await bob.SeesAsync();

        var more = await bob.ExecuteAsync(digest, "Show 2 more");
        var again = await bob.RefreshAsync(more);
        var back = await bob.ExecuteAsync(again, "Back");

        more.Text.ShouldContain("Alpha part 4");
        again.Text.ShouldBe(more.Text);
        back.Text.ShouldBe(digest.Text);
        await Eventually.TrueAsync(
            async () => await chat.Host.CountAsync("SELECT count(*) FROM given_sections") == given,
            () => $"Not {given} sections were given."
        );
        chat.Connector.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Lists_page_in_place_and_back()
    {
        await using var chat = await Chatting.StartAsync([.. Enumerable.Range(1, 10).Select(n => Quads($"Quad {n}"))]);

        foreach (
            var (asked, more) in new[]
            {
                ("/topic quad", "Show 6 more passages"),
                ("/search australia", "Show 6 more sections"),
                ("/articles", "Show 2 more articles"),
            }
        )
        {
            var first = await chat.Ann.AskAsync(asked);
            var second = await chat.Ann.ExecuteAsync(first, more);
            second.Text.ShouldNotBe(first.Text);
            Readers(second).ShouldBe(["29:ann"]);
            (await chat.Ann.ExecuteAsync(second, "Back")).Text.ShouldBe(first.Text);
        }

        chat.Connector.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Follow_turns_into_Unfollow_in_the_topic_card_for_everybody()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var bob = Group(chat);
        await bob.MentionAsync("/topic quad");
        var topic = await bob.SeesAsync();

        var followed = await bob.ExecuteAsync(topic, "Follow");
        var edited = await bob.SeesAsync();

        topic.Buttons.ShouldContain("Follow");
        followed.Buttons.ShouldContain("Unfollow");
        edited.Call.Method.ShouldBe("PUT");
        edited.ActivityId.ShouldBe(topic.ActivityId);
        edited.Buttons.ShouldContain("Unfollow");
        Readers(edited).ShouldBeNull();
        (await chat.Host.CountAsync("SELECT count(*) FROM followed_topics")).ShouldBe(1);
        (await bob.ExecuteAsync(followed, "Unfollow")).Buttons.ShouldContain("Follow");
        (await chat.Host.CountAsync("SELECT count(*) FROM followed_topics")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_follows_from_a_later_page_in_their_own_language_leaves_everybody_the_first_page_in_theirs()
    {
        await using var chat = await Chatting.StartAsync([.. Enumerable.Range(1, 10).Select(n => Quads($"Quad {n}"))]);
        var bob = Group(chat);
        var ann = new Person(chat.Host, chat.Connector, "19:chat") { Group = "groupChat", Locale = "de-DE" };
        await bob.MentionAsync("/topic quad");
        var topic = await bob.SeesAsync();
        var third = await ann.ExecuteAsync(
            await ann.ExecuteAsync(topic, "Show 6 more passages"),
            "2 weitere Stellen zeigen"
        );

        var followed = await ann.ExecuteAsync(third, "Folgen");
        var edited = await bob.SeesAsync();
        var ended = await ann.ExecuteAsync(followed, "Nicht mehr folgen");
        var editedAgain = await bob.SeesAsync();

        followed.Text.ShouldBe(third.Text);
        ended.Text.ShouldBe(third.Text);
        (edited.Call.Method, edited.ActivityId).ShouldBe(("PUT", topic.ActivityId));
        edited.Text.ShouldBe(topic.Text);
        edited.Buttons.ShouldContain("Unfollow");
        edited.Buttons.ShouldNotContain("Back");
        editedAgain.Text.ShouldBe(topic.Text);
        editedAgain.Buttons.ShouldBe(topic.Buttons);
    }

    [Fact]
    public async Task A_card_shows_itself_again_as_things_are_now_and_nothing_is_posted_for_it()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var topic = await chat.Ann.AskAsync("/topic quad");
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");
        await chat.Ann.AskAsync("/follow quad");
        await chat.Ann.AskAsync("/pause");
        var posted = chat.Connector.Calls;

        var topicNow = await chat.Ann.RefreshAsync(topic);
        var scheduleNow = await chat.Ann.RefreshAsync(schedule);

        topicNow.Buttons.ShouldContain("Unfollow");
        scheduleNow.Text.ShouldContain("Paused");
        Readers(topic).ShouldBeNull();
        Readers(topicNow).ShouldBe(["29:ann"]);
        chat.Connector.Calls.ShouldBe(posted);
    }

    [Fact]
    public async Task A_changed_schedule_shows_to_who_changed_it_at_once_and_to_the_others_by_an_edit()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var bob = Group(chat);
        await bob.MentionAsync("/subscribe daily 08:30");
        await bob.SeesAsync();
        await bob.MentionAsync("/schedule");
        var schedule = await bob.SeesAsync();

        var paused = await bob.ExecuteAsync(schedule, "Pause");
        var edited = await bob.SeesAsync();
        var resumed = await bob.ExecuteAsync(paused, "Resume");
        await bob.SeesAsync();
        var skipped = await bob.ExecuteAsync(resumed, "Skip next");
        await bob.SeesAsync();

        paused.Text.ShouldContain("Paused");
        edited.Call.Method.ShouldBe("PUT");
        edited.Text.ShouldBe(paused.Text);
        skipped.Buttons.ShouldContain("Undo skip");
        chat.Connector.Calls.ShouldBe(5);
    }

    [Fact]
    public async Task Only_who_is_about_to_unsubscribe_is_asked()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var bob = Group(chat);
        await bob.MentionAsync("/subscribe daily 08:30");
        await bob.SeesAsync();
        await bob.MentionAsync("/schedule");
        var schedule = await bob.SeesAsync();

        var asked = await bob.ExecuteAsync(schedule, "Unsubscribe");
        var later = await bob.RefreshAsync(asked);

        Readers(asked).ShouldBe(["29:bob"]);
        asked.Buttons.ShouldContain("Keep");
        later.Text.ShouldBe(schedule.Text);
        chat.Connector.Calls.ShouldBe(2);
        (await bob.ExecuteAsync(asked, "Unsubscribe")).Text.ShouldContain("Unsubscribed");
        (await bob.SeesAsync()).Call.Method.ShouldBe("PUT");
    }

    [Fact]
    public async Task What_a_card_asks_for_by_itself_changes_nothing()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");

        var answer = await chat.Ann.AnswerAsync(
            chat.Ann.Invoke(schedule.Execute("Pause"), schedule.ActivityId, "automatic")
        );

        answer.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(0);
        chat.Connector.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task An_invoke_that_comes_again_does_nothing_again_and_gets_the_same_answer()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");
        var skip = chat.Ann.Invoke(schedule.Execute("Skip next"), schedule.ActivityId);

        var answers = await Task.WhenAll(chat.Ann.AnswerAsync(skip), chat.Ann.AnswerAsync(skip));
        var late = await chat.Ann.AnswerAsync(skip);

        answers[0].GetRawText().ShouldBe(answers[1].GetRawText());
        late.GetRawText().ShouldBe(answers[0].GetRawText());
        late.GetRawText().ShouldContain("Skipped: ");
        (await chat.Ann.SeesAsync()).Call.Method.ShouldBe("PUT");
        (await chat.Ann.AskAsync("/schedule")).Text.Split("skipped").Length.ShouldBe(2);
    }

    [Fact]
    public async Task While_the_store_takes_long_the_answer_is_a_sentence_and_the_change_follows_as_an_edit()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");
        await using var other = await chat.Host.HoldAsync();

        var pressed = chat.Ann.AnswerAsync(chat.Ann.Invoke(schedule.Execute("Pause"), schedule.ActivityId));
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(pressed.IsCompleted);
            },
            () => "The button was not answered."
        );
        await other.DisposeAsync();
        var edited = await chat.Ann.SeesAsync();

        (await pressed).GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        (edited.Call.Method, edited.ActivityId).ShouldBe(("PUT", schedule.ActivityId));
        edited.Text.ShouldContain("Paused");
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    [InlineData("test")]
    public async Task A_channel_that_cannot_execute_gets_buttons_that_send_a_message(string channel)
    {
        await using var chat = await Chatting.StartAsync(
            null,
            _two,
            SomeArticle.Quad,
            SomeArticle.WithSections("Alpha", 4)
        );
        var carl = new Person(chat.Host, chat.Connector, "webchat-1") { Channel = channel };
        await carl.AskAsync("/subscribe daily 08:30");

        foreach (var asked in new[] { "/digest", "/topic quad", "/schedule", "/search quad", "/articles", "/sections" })
        {
            var card = (await carl.AskAsync(asked)).Json.GetRawText();
            card.ShouldContain("Action.Submit");
            card.ShouldNotContain("Action.Execute");
            card.ShouldNotContain("refresh");
            card.ShouldNotContain("\"back\"");
        }
        var section = await carl.PressAsync(await carl.AskAsync("/topic quad"), "Read section: What comes after");
        section.Buttons.ShouldBe(["‹ Section 1", "Open article"]);
    }

    [Fact]
    public async Task Teams_gets_a_way_out_for_clients_that_cannot_execute()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");
        var pause = schedule.Execute("Pause");

        pause.GetProperty("verb").GetString().ShouldBe("pause");
        pause.GetProperty("fallback").GetProperty("type").GetString().ShouldBe("Action.Submit");
        pause.GetProperty("fallback").GetProperty("title").GetString().ShouldBe("Pause");
        (await chat.Ann.PressAsync(schedule, "Pause")).Text.ShouldContain("Paused");
    }

    [Fact]
    public async Task Schedule_pressed_on_a_digest_leaves_the_digest_where_it_is()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var digest = await chat.Ann.AskAsync("/digest");

        (await chat.Ann.PressAsync(digest, "Schedule")).Call.Method.ShouldBe("POST");
    }

    private static Person Group(Chatting chat) =>
        new(chat.Host, chat.Connector, "19:chat") { Group = "groupChat", Id = "29:bob" };

    private static string Quads(string title) =>
        SomeArticle.Of(
            title,
            $"The Quad of {title} brings four countries to one table. Australia and India take turns as hosts of the meeting. Nobody came late to it."
        );

    /// <summary>Whose view a card is; null when it is everybody's.</summary>
    private static string[]? Readers(Card card) =>
        card.Json.TryGetProperty("refresh", out var refresh) && refresh.TryGetProperty("userIds", out var users)
            ? [.. users.EnumerateArray().Select(user => user.GetString()!)]
            : null;
}
