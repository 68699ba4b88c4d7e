using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Wording;

/// <summary>Which language a conversation is answered in.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("de")]
    [InlineData("de-AT")]
    [InlineData("de_CH")]
    public async Task Somebody_whose_app_is_in_German_is_answered_in_German(string locale)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();

        var help = await new Person(host, connector) { Locale = locale }.AskAsync("/help");

        help.Text.ShouldContain("Was du fragen kannst");
        help.Json.GetProperty("lang").GetString().ShouldBe("de");
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("deutsch; DROP TABLE conversations")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Whoever_speaks_another_language_is_answered_in_the_one_of_the_settings(string? locale)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync(
            settings: new Dictionary<string, string> { ["Digests:Language"] = "de" }
        );

        var help = await new Person(host, connector) { Locale = locale }.AskAsync("/help");

        help.Text.ShouldContain("Was du fragen kannst");
    }

    [Fact]
    public async Task The_locale_may_come_with_the_client_s_info()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();
        var ann = new Person(host, connector);
        var activity = ann.Activity("message");
        activity["text"] = "/help";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "de-DE" });

        await ann.PostAsync(activity);

        (await ann.SeesAsync()).Text.ShouldContain("Was du fragen kannst");
    }

    [Fact]
    public async Task What_somebody_chose_counts_more_than_the_app_until_it_is_taken_back()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();
        var ann = new Person(host, connector) { Locale = "en-GB" };

        var chosen = await ann.AskAsync("/language deutsch");
        var help = await ann.AskAsync("/help");
        var back = await ann.PressAsync(await ann.AskAsync("/language"), "Wie die App");

        chosen.Text.ShouldContain("Sprache: Deutsch");
        help.Text.ShouldContain("Was du fragen kannst");
        back.Text.ShouldContain("Language: English");
        (await ann.AskAsync("/help")).Text.ShouldContain("What you can ask");
    }

    [Fact]
    public async Task A_button_chooses_the_language()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();
        var ann = new Person(host, connector);

        var card = await ann.PressAsync(await ann.AskAsync("/language"), "Deutsch");

        card.Text.ShouldContain("Sprache: Deutsch");
    }

    [Fact]
    public async Task A_language_that_is_not_there_is_answered_with_those_that_are()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();

        var card = await new Person(host, connector).AskAsync("/language klingon");

        card.Text.ShouldContain("“klingon” is not there. There are English and Deutsch.");
        card.Buttons.ShouldBe(["English", "Deutsch"]);
    }

    [Fact]
    public async Task In_a_channel_everybody_is_answered_in_their_own_language()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();
        var german = new Person(host, connector) { Group = "channel", Locale = "de-DE" };
        var english = new Person(host, connector) { Group = "channel", Locale = "en-GB" };

        await german.MentionAsync("/help");
        (await german.SeesAsync()).Text.ShouldContain("Was du fragen kannst");
        await english.MentionAsync("/help");
        (await english.SeesAsync()).Text.ShouldContain("What you can ask");
    }

    [Fact]
    public async Task What_is_forgotten_includes_the_language()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await BotHost.StartAsync();
        var ann = new Person(host, connector);

        await ann.AskAsync("/language de");
        await ann.AskAsync("/forget yes");

        (await ann.AskAsync("/help")).Text.ShouldContain("What you can ask");
    }
}
