using System.Text;
using System.Text.Json;
using DigestBot.Testing;
using DigestBot.Tests.Chat.Teams;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Wording;

/// <summary>What only Teams shows, in a language that is longer and marked.</summary>
public sealed class PseudoTeamsTests(CardValidator cards) : IClassFixture<CardValidator>
{
    private const int MostBytes = 28 * 1024;

    [Fact]
    public async Task What_the_compose_box_is_given_is_from_the_files_and_fits_into_a_card()
    {
        await using var chat = await Chatting.StartAsync(Pseudo.Speak, Pseudo.Greek);
        var composing = new Composing(chat, Pseudo.Tag);

        var results = (await composing.OpenAsync("topics"))
            .Results.Concat((await composing.FindAsync("topics", "quad")).Results)
            .Concat((await composing.OpenAsync("sections")).Results)
            .Concat((await composing.FindAsync("sections", "Quad")).Results)
            .Concat((await composing.PasteAsync("https://example.org/four-flags")).Results)
            .ToList();

        results.Count.ShouldBeGreaterThan(5);
        foreach (var result in results)
        {
            Pseudo.IsMarked(
                result.Title,
                chat.Host,
                [result.Title, result.Text, .. result.Card.Text.Split('\n'), .. result.Card.Buttons]
            );
            cards.Problems(result.Card.Json).ShouldBeEmpty(result.Title);
            Encoding.UTF8.GetByteCount(result.Card.Json.GetRawText()).ShouldBeLessThan(MostBytes, result.Title);
        }
    }

    [Theory]
    [InlineData("topics", "nothing-like-it")]
    [InlineData("sections", "zzyzx")]
    public async Task That_nothing_was_found_is_said_from_the_files(string command, string words)
    {
        await using var chat = await Chatting.StartAsync(Pseudo.Speak, Pseudo.Greek);

        var found = await new Composing(chat, Pseudo.Tag).FindAsync(command, words);

        Pseudo.IsMarked(command, chat.Host, [found.Message.ShouldNotBeNull()]);
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("stranger")]
    public async Task Who_may_change_nothing_is_told_so_from_the_files(string who)
    {
        await using var chat = await Chatting.StartAsync(Pseudo.Speak, Pseudo.Greek);
        var team = new Teaming(chat) { Locale = Pseudo.Tag };
        team.Knows("bob");

        await team.In(Teaming.News, who).MentionAsync("/subscribe daily 08:30");

        var refusal = await chat.Ann.SeesAsync();
        IsShown(refusal, chat);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
    }

    [Fact]
    public async Task A_button_that_no_longer_works_is_answered_from_the_files()
    {
        await using var chat = await Chatting.StartAsync(Pseudo.Speak, Pseudo.Greek);
        var ann = new Person(chat.Host, chat.Connector) { Locale = Pseudo.Tag };
        var topic = await ann.AskAsync("/topic quad");

        foreach (
            var action in new[]
            {
                """{ "type": "Action.Execute", "verb": "unheard.of", "data": {} }""",
                """{ "type": "Action.Execute", "verb": "section", "data": { "v": 1, "section": "999" } }""",
                """{ "type": "Action.Execute", "verb": "pause", "data": { "v": 1, "subscription": "999" } }""",
            }
        )
        {
            var answer = await ann.AnswerAsync(ann.Invoke(JsonElement.Parse(action), topic.ActivityId));
            IsShown(Card.Of(answer.GetProperty("value")), chat);
        }
    }

    private void IsShown(Card card, Chatting chat)
    {
        Pseudo.IsMarked(card.Text, chat.Host, [.. card.Text.Split('\n'), .. card.Buttons]);
        cards.Problems(card.Json).ShouldBeEmpty(card.Text);
    }
}
