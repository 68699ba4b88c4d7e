using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.Cards.Tests.Templating;
using DigestBot.Testing;

namespace DigestBot.Cards.Tests.Shipped;

public sealed class ShippedCardTests(Oracle oracle, CardValidator validator)
    : IClassFixture<Oracle>,
        IClassFixture<CardValidator>
{
    private const int TeamsLimit = 28 * 1024;
    private static readonly JsonSerializerOptions AsSent = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly string[] OwnWords = ["title", "fallbackText"];

    [Theory]
    [MemberData(nameof(ShippedCards.Names), MemberType = typeof(ShippedCards))]
    public void Every_template_has_a_sample(string name) => ShippedCards.Data(name).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void Every_binding_finds_its_field(string sample)
    {
        var card = Expanded.Card(
            ShippedCards.Template(sample),
            ShippedCards.Data(sample).Replace("${", "$(", StringComparison.Ordinal)
        );
        card.GetRawText().ShouldNotContain("${");
    }

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void A_card_is_what_the_reference_makes_of_it(string sample)
    {
        var expected = oracle.Expand(ShippedCards.Template(sample), ShippedCards.Data(sample));
        Assert.True(Json.Same(expected!.Value, ShippedCards.Expand(sample)), $"The reference: {expected}");
    }

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void A_card_is_an_Adaptive_Card_of_version_1_4(string sample)
    {
        validator.Problems(ShippedCards.Expand(sample)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void A_card_fits_into_a_Teams_message(string sample) =>
        JsonSerializer.SerializeToUtf8Bytes(ShippedCards.Expand(sample), AsSent).Length.ShouldBeLessThan(TeamsLimit);

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void Every_button_says_what_it_does_and_carries_a_verb(string sample)
    {
        foreach (var action in ShippedCards.Objects(ShippedCards.Expand(sample)).Where(IsAction))
        {
            action.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
            if (ShippedCards.Type(action) == "Action.OpenUrl")
                continue;
            action.GetProperty("data").GetProperty("v").GetInt32().ShouldBe(1);
            action.GetProperty("data").GetProperty("verb").GetString().ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void A_card_has_at_most_three_buttons_of_its_own(string sample) =>
        ShippedCards.Expand(sample).GetProperty("actions").GetArrayLength().ShouldBeLessThanOrEqualTo(3);

    [Theory]
    [MemberData(nameof(ShippedCards.Samples), MemberType = typeof(ShippedCards))]
    public void Outside_text_stands_only_where_it_is_literal(string sample)
    {
        foreach (
            var item in ShippedCards
                .Objects(ShippedCards.Expand(sample))
                .Where(of => ShippedCards.Type(of) != "TextRun")
        )
        foreach (var property in item.EnumerateObject().Where(of => of.Value.ValueKind == JsonValueKind.String))
            if (!OwnWords.Contains(property.Name) && property.Name != "url")
                (property.Value.GetString() ?? "").ShouldNotContain(
                    "<at>",
                    Case.Insensitive,
                    $"{property.Name} of {item}"
                );
    }

    [Theory]
    [MemberData(nameof(ShippedCards.Names), MemberType = typeof(ShippedCards))]
    public void A_template_has_no_words_and_no_Markdown_of_its_own(string name)
    {
        foreach (var item in ShippedCards.Objects(JsonElement.Parse(ShippedCards.Template(name))))
        {
            ShippedCards.Type(item).ShouldNotBe("TextBlock");
            foreach (var property in item.EnumerateObject().Where(of => of.Name is "text" or "title" or "fallbackText"))
                property.Value.GetString().ShouldNotBeNull().ShouldContain("${");
        }
    }

    private static bool IsAction(JsonElement item) =>
        ShippedCards.Type(item).StartsWith("Action.", StringComparison.Ordinal);
}
