using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Testing;
using DigestBot.Tests.Channels.Slack;

namespace DigestBot.Tests.Channels;

/// <summary>What channels get of the shipped cards: Adaptive Cards in the form each of them knows.</summary>
public sealed class CardFormTests(CardValidator validator) : IClassFixture<CardValidator>
{
    private static readonly ActivityRenderer _renderer = new(SlackSamples.Templates);

    [Theory]
    [MemberData(nameof(SlackSamples.Names), MemberType = typeof(SlackSamples))]
    public void Every_form_of_a_card_is_an_Adaptive_Card_of_version_1_4(string sample)
    {
        validator.Problems(Card(sample, "msteams")).ShouldBeEmpty();
        validator.Problems(Card(sample, "webchat")).ShouldBeEmpty();
        validator.Problems(_renderer.RenderCard(SlackSamples.Message(sample), "29:ann")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SlackSamples.Names), MemberType = typeof(SlackSamples))]
    public void A_button_that_executes_says_its_verb_and_has_a_way_out(string sample)
    {
        foreach (var action in Of(Card(sample, "msteams"), "Action.Execute"))
        {
            var data = action.GetProperty("data");
            action.GetProperty("verb").GetString().ShouldBe(data.GetProperty("verb").GetString());
            if (!action.TryGetProperty("fallback", out var fallback) || fallback.ValueKind == JsonValueKind.String)
                continue;
            fallback.GetProperty("title").GetString().ShouldBe(action.GetProperty("title").GetString());
            Without(data, "back").ShouldBe(Without(fallback.GetProperty("data"), ""));
            fallback.GetProperty("data").TryGetProperty("back", out _).ShouldBeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(SlackSamples.Names), MemberType = typeof(SlackSamples))]
    public void Where_nothing_executes_nothing_is_left_of_it(string sample)
    {
        var card = Card(sample, "webchat");

        Of(card, "Action.Execute").ShouldBeEmpty();
        card.TryGetProperty("refresh", out _).ShouldBeFalse();
        Of(card, "Action.Submit").ShouldAllBe(action => !action.GetProperty("data").GetRawText().Contains("\"back\""));
    }

    private static JsonElement Card(string sample, string channel) =>
        _renderer.Render(SlackSamples.Message(sample), channel).Attachments![0].Content!.Value;

    private static IEnumerable<JsonElement> Of(JsonElement card, string type) =>
        SlackSamples.Objects(card).Where(item => item.TryGetProperty("type", out var own) && own.ValueEquals(type));

    private static IReadOnlyList<string> Without(JsonElement data, string field) =>
        [.. data.EnumerateObject().Where(of => of.Name != field).Select(of => $"{of.Name}={of.Value.GetRawText()}")];
}
