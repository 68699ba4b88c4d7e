using System.Text.Json;
using CsCheck;
using DigestBot.Testing;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Generated templates and expressions give what the reference gives, wherever it gives anything.</summary>
public sealed class GeneratedOracleTests(Oracle oracle) : IClassFixture<Oracle>
{
    [Fact]
    public void Generated_expressions_agree()
    {
        RealParts.Need(RealParts.Peers, "npm's adaptivecards-templating");
        Gen.Select(Generated.Expression, Generated.Data)
            .Sample(
                (expression, data) => Agree(JsonSerializer.Serialize($"${{{expression}}}"), data),
                iter: 1000,
                threads: 1
            );
    }

    [Fact]
    public void Generated_templates_agree()
    {
        RealParts.Need(RealParts.Peers, "npm's adaptivecards-templating");
        Gen.Select(Generated.Template, Generated.Data).Sample(Agree, iter: 300, threads: 1);
    }

    private void Agree(string template, string data)
    {
        if (oracle.Expand(template, data) is not { } expected)
            return;
        var actual = Expanded.Card(template, data);
        Assert.True(Json.Same(expected, actual), $"The reference: {expected}\nDigestBot:     {actual}");
    }
}
