using System.Text.Json;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Where the reference is plainly wrong, or fails altogether, and what happens here instead.</summary>
public sealed class DifferenceTests(Oracle oracle) : IClassFixture<Oracle>
{
    private const string Data = """
        { "name": "Ada", "none": null, "list": [1], "more": [2], "Title": "no", "title": "yes", "dots": { "a.b": { "c": 1 } } }
        """;

    [Theory]
    // The reference throws the whole card away where one binding cannot be evaluated.
    [InlineData("${1 / 0}", "\"${(1 / 0)}\"")]
    [InlineData("${join(name, ',')}", "\"${join(name, ',')}\"")]
    // It fails on null inside a text.
    [InlineData("a ${none}", "\"a ${none}\"")]
    [InlineData("${concat(none, name)}", "\"Ada\"")]
    // Its coalesce sees the text “${missing}”, and so never falls back for what is missing.
    [InlineData("${coalesce(missing, 'else')}", "\"else\"")]
    [InlineData("${missing ?? 'else'}", "\"else\"")]
    // It reads the pattern as a regular expression.
    [InlineData("${replaceIgnoreCase('a.b', '.', '-')}", "\"a-b\"")]
    // It writes lists that are put together as a text.
    [InlineData("${concat(list, more)}", "[1,2]")]
    // It takes the first name in any case even where the exact one exists.
    [InlineData("${title}", "\"yes\"")]
    // It cuts the name of a property at its points.
    [InlineData("${dots['a.b'].c}", "1")]
    // Its grammar has these operators, but no function behind them, or no way to reach them.
    [InlineData("${1 <> 2}", "true")]
    [InlineData("${5%name2 == 1 || true}", "true")]
    [InlineData("${`Dear ${name}`}", "\"Dear Ada\"")]
    // It refuses an unescaped ` in a text.
    [InlineData("a `b` ${name}", "\"a `b` Ada\"")]
    // It formats words in quotes as if they were parts of the time.
    [InlineData("${formatDateTime('2026-11-24', \"d 'den' MMMM\")}", "\"24 den November\"")]
    // Its “or” of things that are not true is the last of them.
    [InlineData("${false || none}", "false")]
    [InlineData("${false || int(' ')}", "false")]
    public void Here_it_is(string text, string expected)
    {
        var template = JsonSerializer.Serialize(text);
        Assert.True(Json.Same(Expanded.Card(template, Data), JsonElement.Parse(expected)), Expanded.Text(text, Data));
        var reference = oracle.Expand(template, Data);
        Assert.False(
            reference is { } theirs && Json.Same(theirs, JsonElement.Parse(expected)),
            "The reference agrees now."
        );
    }
}
