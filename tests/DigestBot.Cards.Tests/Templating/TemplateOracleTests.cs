using System.Text.Json;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Our expansion is the reference's, case by case.</summary>
public sealed class TemplateOracleTests(Oracle oracle) : IClassFixture<Oracle>
{
    private const string Data = """
        {
          "name": "Ada", "Age": 36, "tall": true, "none": null, "zero": 0, "blank": "", "half": 0.5, "big": 1234567.891,
          "when": "2026-11-24T08:30:05.250Z", "path": { "to": { "x y": [10, 20, { "deep": "found" }] } },
          "list": ["b", "a", "c"], "numbers": [3, 1, 2], "empty": [], "nothing": {}, "nested": [[1, 2], [3]],
          "people": [
            { "name": "Bo", "tall": false, "pets": [{ "kind": "cat" }, { "kind": "dog" }] },
            { "name": "Cy", "tall": true, "pets": [] },
            { "name": "Di", "tall": true }
          ],
          "odd": "a \"quote\", a \\ slash, <b>, & and \u00e9 \ud83d\ude00", "other": { "list": [1], "b": { "c": null } }
        }
        """;

    [Theory]
    [MemberData(nameof(Cases.Expressions), MemberType = typeof(Cases))]
    public void An_expression_gives_what_the_reference_gives(string expression) =>
        Agree(JsonSerializer.Serialize(new { alone = $"${{{expression}}}", inside = $"<${{{expression}}}>" }));

    [Theory]
    [MemberData(nameof(Cases.Templates), MemberType = typeof(Cases))]
    public void A_template_gives_what_the_reference_gives(string template) => Agree(template);

    private void Agree(string template)
    {
        const string Host = """{ "theme": "dark" }""";
        var expected = oracle.Expand(template, Data, Host);
        expected.ShouldNotBeNull("The reference itself fails on this case.");
        var actual = Expanded.Card(template, Data, Host);
        Assert.True(Json.Same(expected.Value, actual), $"The reference: {expected}\nDigestBot:     {actual}");
    }
}
