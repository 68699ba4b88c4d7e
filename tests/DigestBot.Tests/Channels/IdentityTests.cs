using System.Net;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels;

/// <summary>The whole way of a registered bot: the channel's token in, the bot's own token out.</summary>
public sealed class IdentityTests
{
    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Fact]
    public async Task Who_brings_no_good_token_is_refused_and_leaves_no_trace()
    {
        await using var bot = await Registered.StartAsync(SomeArticle.Quad);
        var strangers = new[]
        {
            bot.Stranger(null),
            bot.Stranger(_ => "not.a.token"),
            bot.Stranger(_ => bot.Token("https://elsewhere.example/")),
        };

        foreach (var stranger in strangers)
            (await stranger.SayAsync("/subscribe daily 08:30")).ShouldBe(HttpStatusCode.Unauthorized);

        (
            await bot.Host.CountAsync(
                "SELECT (SELECT count(*) FROM conversations) + (SELECT count(*) FROM subscriptions)"
            )
        ).ShouldBe(0);
        bot.Connector.Calls.ShouldBe(0);
        bot.Login.Given.ShouldBe(0);
    }

    [Fact]
    public async Task A_question_with_the_channel_s_token_is_answered_with_the_bot_s_own()
    {
        await using var bot = await Registered.StartAsync(SomeArticle.Quad);

        var card = await bot.Ann.AskAsync("/topic quad");

        card.Text.ShouldContain("Matched: Quadrilateral Security Dialogue");
        bot.Login.Accepts(card.Call.Token.ShouldNotBeNull()).ShouldBeTrue();
    }

    [Fact]
    public async Task After_a_restart_a_digest_goes_with_a_token_to_the_service_URL_that_was_kept()
    {
        await using var bot = await Registered.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await bot.Ann.AskAsync("/subscribe daily 08:30");

        await bot.Host.RestartAsync();
        await bot.Host.AdvanceToAsync(_due);

        var digest = await bot.Ann.SeesAsync();
        digest.Text.ShouldContain("Alpha part 1");
        bot.Login.Accepts(digest.Call.Token.ShouldNotBeNull()).ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_conversation_moved_to_another_region_the_next_digest_goes_there()
    {
        await using var bot = await Registered.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await using var region = await bot.AnotherRegionAsync();
        await bot.Ann.AskAsync("/subscribe daily 08:30");
        await bot.In(region).AskAsync("/about");

        await bot.Host.RestartAsync();
        await bot.Host.AdvanceToAsync(_due);

        (await bot.In(region).SeesAsync()).Text.ShouldContain("Alpha part 1");
        bot.Connector.Received.Count.ShouldBe(1);
        region.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_replaced_by_a_new_one_and_the_digest_arrives_once()
    {
        await using var bot = await Registered.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await bot.Ann.AskAsync("/subscribe daily 08:30");

        bot.Login.RevokeAll();
        await bot.Host.AdvanceToAsync(_due);

        bot.Connector.Received.Count.ShouldBe(2);
        bot.Login.Given.ShouldBe(2);
        (await bot.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_message_that_the_channel_brings_twice_is_answered_once()
    {
        await using var bot = await Registered.StartAsync(SomeArticle.Quad);
        var activity = bot.Ann.Activity("message");
        activity["text"] = "/about";

        (await bot.Ann.PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
        (await bot.Ann.PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
        await bot.Ann.SeesAsync();
        await bot.Ann.AskAsync("/help");

        bot.Connector.Received.Count.ShouldBe(2);
    }
}
