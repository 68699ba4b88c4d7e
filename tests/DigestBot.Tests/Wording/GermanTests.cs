using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Wording;

/// <summary>Somebody whose app is in German, from the first word to the digest.</summary>
public sealed class GermanTests
{
    private const string Hebrew = """
        ---
        title: ארבעה דגלים
        publisher: העיתון
        date: 2026-11-20
        language: he
        ---

        ## שולחן לארבעה

        Quad מביא ארבע מדינות לשולחן אחד בכל סתיו. אוסטרליה והודו מארחות את הפגישה לסירוגין.
        """;

    [Fact]
    public async Task Asks_about_a_topic()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var karl = German(chat);

        var card = await karl.AskAsync("/topic quad");

        card.Summary.ShouldBe("Quad: 2 Stellen aus 1 Artikel.");
        card.Text.ShouldContain("Treffer: Quad");
        card.Text.ShouldContain("The Quad brings four countries to one table every autumn.");
        card.Text.ShouldContain("20.\u00A0Nov.\u00A02026");
        card.Buttons.ShouldContain("Folgen");
    }

    [Fact]
    public async Task Subscribes_in_German_and_sees_German_dates_and_weekdays()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var karl = German(chat);

        var subscribed = await karl.AskAsync("/subscribe werktags 9:30");
        var schedule = await karl.AskAsync("/schedule");
        var paused = await karl.AskAsync("/pause bis Donnerstag");

        subscribed.Text.ShouldContain("Abonniert: werktags um 09:30");
        subscribed.Text.ShouldContain("Nächster Digest: Mo,\u00A023.\u00A0Nov., 09:30 MEZ (Europe/Berlin)");
        schedule.Text.ShouldContain("Werktags um 09:30");
        schedule.Text.ShouldContain("Di,\u00A024.\u00A0Nov.");
        schedule.Text.ShouldContain("bis zu 5 Abschnitte je Digest");
        paused.Text.ShouldContain("Pausiert bis Do,\u00A026.\u00A0Nov. Der erste Digest danach: Do,");
    }

    [Fact]
    public async Task Is_posted_a_digest_that_stays_German_when_it_is_tried_again_after_a_change()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var karl = German(chat);
        await karl.AskAsync("/subscribe täglich 9:30");
        chat.Connector.Script(new ConnectorFault.Refuse(503));

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await karl.AskAsync("/language en");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        var digest = await karl.SeesAsync();

        digest.Summary.ShouldBe("Täglicher Digest · Mo,\u00A023.\u00A0Nov.: 2 Abschnitte aus „Four Flags“.");
        digest.Json.GetProperty("lang").GetString().ShouldBe("de");
    }

    [Fact]
    public async Task Two_conversations_that_were_given_the_same_are_each_posted_it_in_their_language()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var karl = German(chat);
        var ann = chat.In("a:ann", zone: "Europe/Berlin");
        await karl.AskAsync("/subscribe täglich 9:30");
        await ann.AskAsync("/subscribe daily 9:30");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        string[] said = [(await karl.SeesAsync()).Summary, (await ann.SeesAsync()).Summary];

        said.ShouldContain(summary => summary.StartsWith("Täglicher Digest", StringComparison.Ordinal));
        said.ShouldContain(summary => summary.StartsWith("Daily digest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_the_language_between_two_digests()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Town", 9));
        var karl = German(chat);
        await karl.AskAsync("/subscribe täglich 9:30");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var first = await karl.SeesAsync();
        await karl.AskAsync("/language en");
        await chat.Host.WalkToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));
        var second = await karl.SeesAsync();

        first.Text.ShouldContain("Und 4 weitere Abschnitte");
        second.Summary.ShouldStartWith("Daily digest · Tue\u00A024\u00A0Nov");
    }

    [Fact]
    public async Task The_newest_app_of_a_one_to_one_chat_decides_the_language_of_its_digests()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 8:30");
        await German(chat, "a:chat-1").AskAsync("/help");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));

        (await chat.Ann.SeesAsync()).Summary.ShouldStartWith("Täglicher Digest");
    }

    [Fact]
    public async Task A_channel_s_digests_are_in_the_language_of_the_settings_until_one_is_chosen()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Town", 9));
        var karl = new Person(chat.Host, chat.Connector)
        {
            Group = "channel",
            Locale = "de-DE",
            Zone = "Europe/Berlin",
        };
        await karl.MentionAsync("/subscribe täglich 9:30");
        (await karl.SeesAsync()).Text.ShouldContain("Abonniert");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var first = await karl.SeesAsync();
        await karl.MentionAsync("/language de");
        await karl.SeesAsync();
        await chat.Host.WalkToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));
        var second = await karl.SeesAsync();

        first.Summary.ShouldStartWith("Daily digest");
        second.Summary.ShouldStartWith("Täglicher Digest");
    }

    [Fact]
    public async Task Reads_an_article_from_right_to_left_in_German_cards()
    {
        await using var chat = await Chatting.StartAsync(Hebrew);
        var karl = German(chat);

        var digest = await karl.AskAsync("/digest");
        var topic = await karl.AskAsync("/topic quad");

        digest.Text.ShouldContain("\u2067ארבעה דגלים\u2069");
        digest.Text.ShouldContain("\u2067שולחן לארבעה\u2069");
        topic.Text.ShouldContain("Treffer: Quad");
        foreach (var line in digest.Text.Split('\n').Concat(topic.Text.Split('\n')))
            line.Count(c => c == '\u2067').ShouldBe(line.Count(c => c == '\u2069'), line);
    }

    [Theory]
    [InlineData("/hilfe", "Was du fragen kannst")]
    [InlineData("/thema quad", "Treffer: Quad")]
    [InlineData("/themen", "Drück eines")]
    [InlineData("/abo werktags 9:30", "Abonniert: werktags um 09:30")]
    public async Task Writes_commands_by_their_German_names(string written, string answer)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await German(chat).AskAsync(written)).Text.ShouldContain(answer);
    }

    [Fact]
    public async Task Is_answered_in_German_in_Slack_too()
    {
        await using var slacking = await Slacking.StartAsync();
        slacking.Slack.One.Locales["U0001"] = "de-DE";

        (await slacking.Ann.CommandAsync("/topic quad")).Json.ShouldContain("2 Stellen aus 1 Artikel");
        (await slacking.Ann.CommandAsync("/subscribe werktags 8:30")).Json.ShouldContain(
            "Abonniert: werktags um 08:30"
        );
        (await slacking.Ann.MentionAsync("unsinn")).Json.ShouldContain("ist kein Befehl");
    }

    [Fact]
    public async Task Has_a_German_Home_tab_and_dialog_in_Slack()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        chat.Slack.One.Locales["U0001"] = "de-DE";
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");

        await chat.OpenHomeAsync();
        var home = BlockKit.Text(chat.HomeOf());
        await chat.OpenDialogAsync("Neuer Digest…");

        home.ShouldContain("Deine Digests");
        home.ShouldContain("Täglich um 08:30");
        home.ShouldContain("Als Nächstes: Mo,\u00A023.\u00A0Nov., 08:30 UTC (UTC)");
        BlockKit.Text(chat.Dialog).ShouldContain("Montag");
    }

    private static Person German(Chatting chat, string conversation = "a:karl") =>
        new(chat.Host, chat.Connector, conversation) { Locale = "de-DE", Zone = "Europe/Berlin" };
}
