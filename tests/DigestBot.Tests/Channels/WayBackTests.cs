using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels;

/// <summary>What a conversation was recalled from must not hide what changed in it.</summary>
public sealed class WayBackTests
{
    [Theory]
    [InlineData("conversation", "tenantId")]
    [InlineData("conversation", "name")]
    [InlineData("recipient", "id")]
    [InlineData("recipient", "name")]
    [InlineData("recipient", "role")]
    [InlineData("recipient", "new")]
    [InlineData("from", "id")]
    [InlineData("from", "name")]
    [InlineData("from", "aadObjectId")]
    [InlineData("from", "role")]
    [InlineData("from", "new")]
    public async Task Whatever_changes_in_the_way_back_is_kept_from_then_on(string whose, string property)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        for (var time = 0; time < 3; time++)
            (await SayAsync(chat.Ann, _ => { })).ShouldBe(HttpStatusCode.OK);

        foreach (var value in (string[])["first", "second"])
        {
            for (var time = 0; time < 2; time++)
                await SayAsync(chat.Ann, activity => activity[whose]![property] = value);
            (await chat.Host.QueryAsync<string>("SELECT reference FROM conversations"))
                .ShouldHaveSingleItem()
                .ShouldContain($"\"{property}\":\"{value}\"");
        }
    }

    [Fact]
    public async Task A_word_that_moves_from_one_property_to_the_next_is_a_change()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await SayAsync(
            chat.Ann,
            activity => (activity["from"]!["name"], activity["from"]!["aadObjectId"]) = ("a:b", "c")
        );
        await SayAsync(
            chat.Ann,
            activity => (activity["from"]!["name"], activity["from"]!["aadObjectId"]) = ("a:b", "c")
        );

        await SayAsync(
            chat.Ann,
            activity => (activity["from"]!["name"], activity["from"]!["aadObjectId"]) = ("a", "b:c")
        );

        (await chat.Host.QueryAsync<string>("SELECT reference FROM conversations"))
            .ShouldHaveSingleItem()
            .ShouldContain("\"name\":\"a\",\"aadObjectId\":\"b:c\"");
    }

    private static async Task<HttpStatusCode> SayAsync(Person person, Action<JsonObject> change)
    {
        var activity = person.Activity("message");
        activity["text"] = "/about";
        change(activity);
        return await person.PostAsync(activity);
    }
}
