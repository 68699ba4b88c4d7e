using System.Text.Json;
using DigestBot.Cards.Tests.Templating;
using DigestBot.Testing;

namespace DigestBot.Cards.Tests.Shipped;

/// <summary>The validator itself: it would be worthless if it let these through.</summary>
public sealed class WrongCardTests(CardValidator validator) : IClassFixture<CardValidator>
{
    private const string Right = """{"type":"TextBlock","text":"Hello","wrap":true}""";

    [Fact]
    public void A_right_card_is_let_through() => Problems(Card(Right)).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"a","colour":"Accent"}""", "colour")]
    [InlineData("""{"type":"TextBlock","text":"a","size":"Huge"}""", "size")]
    [InlineData("""{"type":"TextBlock","text":"a","style":"heading"}""", "style")]
    [InlineData("""{"type":"TextBlock","text":5}""", "string")]
    [InlineData("""{"type":"TextBlock"}""", "text")]
    [InlineData("""{"text":"a"}""", "type")]
    [InlineData("""{"type":"Table","rows":[]}""", "allowed values")]
    [InlineData("""{"type":"Image","url":"https://example.org/a.png"}""", "altText")]
    [InlineData("""{"type":"Container"}""", "items")]
    [InlineData("""{"type":"Container","items":[],"rtl":true}""", "rtl")]
    [InlineData("""{"type":"RichTextBlock","inlines":[{"type":"TextRun"}]}""", "text")]
    [InlineData("""{"type":"RichTextBlock","inlines":["bare"]}""", "object")]
    [InlineData("""{"type":"ColumnSet","columns":[{"type":"Column","items":[],"width":"wide"}]}""", "width")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"a"}]}""", "value")]
    public void A_wrong_element_is_refused(string element, string named) =>
        Problems(Card(element)).ShouldContain(problem => problem.StartsWith("schema:") && problem.Contains(named));

    [Theory]
    [InlineData("""{"type":"Action.OpenUrl","title":"a"}""", "url")]
    [InlineData("""{"type":"Action.OpenUrl","title":"a","url":"javascript:alert(1)"}""", "url")]
    [InlineData("""{"type":"Action.OpenUrl","title":"a","url":""}""", "url")]
    [InlineData("""{"type":"Action.Submit","data":{}}""", "title")]
    [InlineData("""{"type":"Action.Submit","title":"a","data":{},"tooltip":"b"}""", "tooltip")]
    [InlineData("""{"type":"Action.Submit","title":"a","data":{},"style":"red"}""", "style")]
    [InlineData("""{"type":"Action.Execute","title":"a","data":{}}""", "verb")]
    [InlineData("""{"type":"Action.Execute","title":"a","data":{"v":1,"verb":"b"},"fallback":"keep"}""", "fallback")]
    [InlineData("""{"type":"Action.Http","title":"a"}""", "allowed values")]
    public void A_wrong_button_is_refused_wherever_it_stands(string action, string named)
    {
        foreach (
            var card in new[]
            {
                Card(Right, action),
                Card($$"""{"type":"ActionSet","actions":[{{action}}]}"""),
                Card($$"""{"type":"Container","items":[],"selectAction":{{action}}}"""),
            }
        )
            Problems(card).ShouldContain(problem => problem.StartsWith("schema:") && problem.Contains(named), card);
    }

    [Theory]
    [InlineData("\"1.4\"", "\"1.5\"")]
    [InlineData("\"AdaptiveCard\"", "\"Card\"")]
    [InlineData("\"fallbackText\":\"a\",", "")]
    [InlineData("\"fallbackText\":\"a\",", "\"fallbackText\":\"a\",\"rtl\":true,")]
    [InlineData("\"fallbackText\":\"a\",", "\"fallbackText\":\"a\",\"lang\":\"\",")]
    [InlineData("\"fallbackText\":\"a\",", "\"fallbackText\":\"a\",\"refresh\":{\"userIds\":[\"29:a\"]},")]
    [InlineData(
        "\"fallbackText\":\"a\",",
        "\"fallbackText\":\"a\",\"refresh\":{\"action\":{\"type\":\"Action.Submit\",\"title\":\"a\",\"data\":{}}},"
    )]
    public void A_wrong_head_is_refused(string right, string wrong) =>
        Problems(Card(Right).Replace(right, wrong, StringComparison.Ordinal)).ShouldNotBeEmpty();

    private static string Card(string element, string action = "") =>
        $$"""{"type":"AdaptiveCard","version":"1.4","fallbackText":"a","body":[{{element}}],"actions":[{{action}}]}""";

    private string[] Problems(string card) => validator.Problems(JsonElement.Parse(card));
}
