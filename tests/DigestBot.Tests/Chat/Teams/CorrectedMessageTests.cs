using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>Somebody edits what they wrote: it is answered, and nothing is done twice.</summary>
public sealed class CorrectedMessageTests
{
    [Fact]
    public async Task A_command_that_was_mistyped_runs_once_it_is_corrected()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var said = await SayAsync(chat, "/subscrieb daily 08:30");

        await chat.Ann.PostAsync(Corrected.Of(said, "/subscribe daily 08:30"));

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Subscribed");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_that_is_delivered_twice_is_answered_once()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var said = await SayAsync(chat, "/topc quad");
        var corrected = Corrected.Of(said, "/topic quad");

        await chat.Ann.PostAsync(corrected);
        await chat.Ann.PostAsync(corrected);

        (await chat.Ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
        chat.Connector.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Each_correction_of_a_message_is_answered()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var said = await SayAsync(chat, "/topc quad");

        await chat.Ann.PostAsync(Corrected.Of(said, "/search maps"));
        await chat.Ann.PostAsync(Corrected.Of(said, "/topic quad"));

        await chat.Ann.SeesAsync();
        (await chat.Ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
    }

    [Theory]
    [InlineData("/SKIP")]
    [InlineData("skip ")]
    [InlineData("&nbsp;/skip")]
    public async Task A_correction_that_asks_for_the_same_does_nothing(string text)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var said = await SayAsync(chat, "/skip");
        var (skipped, calls) = (await SkippedAsync(chat), chat.Connector.Calls);

        await chat.Ann.PostAsync(Corrected.Of(said, text));

        (await SkippedAsync(chat)).ShouldBe(skipped);
        chat.Connector.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task What_a_message_asked_for_earlier_is_not_done_again_when_it_is_corrected_back()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var said = await SayAsync(chat, "/skip");
        var skipped = await SkippedAsync(chat);

        await chat.Ann.PostAsync(Corrected.Of(said, "/schedule"));
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Every day at 08:30");
        var calls = chat.Connector.Calls;
        await chat.Ann.PostAsync(Corrected.Of(said, "/skip"));

        (await SkippedAsync(chat)).ShouldBe(skipped);
        chat.Connector.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task Whose_earlier_text_is_forgotten_changes_nothing_by_a_correction_and_is_told_so()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var said = await SayAsync(chat, "/skip");
        var skipped = await SkippedAsync(chat);
        await chat.Host.RestartAsync();

        await chat.Ann.PostAsync(Corrected.Of(said, "/skip"));
        var refused = await chat.Ann.SeesAsync();
        await chat.Ann.PostAsync(Corrected.Of(said, "/topic quad"));

        refused.Text.ShouldStartWith("Nothing was changed");
        refused.Text.ShouldContain("new message");
        (await SkippedAsync(chat)).ShouldBe(skipped);
        (await chat.Ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
    }

    private static async Task<JsonObject> SayAsync(Chatting chat, string text)
    {
        var said = chat.Ann.Activity("message");
        said["text"] = text;
        await chat.Ann.PostAsync(said);
        await chat.Ann.SeesAsync();
        return said;
    }

    private static Task<long> SkippedAsync(Chatting chat) =>
        chat.Host.CountAsync("SELECT coalesce(skipped_until, 0) FROM subscriptions");
}
