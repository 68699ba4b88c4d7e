using System.Text;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>A broken template is refused with its place and a sentence that helps.</summary>
public sealed class TemplateFaultTests
{
    [Theory]
    [InlineData("{ \"a\": \"${toUpperr(name)}\" }", 1, 11, "Did you mean “toUpper”?")]
    [InlineData("{\n  \"a\": \"Hi ${conct(a, b)}\"\n}", 2, 14, "Did you mean “concat”?")]
    [InlineData("{ \"a\": \"${frobnicate(name)}\" }", 1, 11, "There is no function “frobnicate”.")]
    [InlineData("{ \"a\": \"${if(a, b)}\" }", 1, 11, "if takes 3 arguments, not 2.")]
    [InlineData("{ \"a\": \"${substring(a)}\" }", 1, 11, "substring takes 2 to 3 arguments, not 1.")]
    [InlineData("{ \"a\": \"${concat()}\" }", 1, 11, "concat takes at least 1 argument, not 0.")]
    [InlineData("{ \"a\": \"${name\" }", 1, 9, "never closed")]
    [InlineData("{ \"a\": \"${'name}\" }", 1, 11, "The quote ' is opened here")]
    [InlineData("{ \"a\": \"${(a + b}\" }", 1, 17, "“)” was expected")]
    [InlineData("{ \"a\": \"${a +}\" }", 1, 14, "a value was expected")]
    [InlineData("{ \"a\": \"${a b}\" }", 1, 13, "“b” stands where an operator or the end was expected.")]
    [InlineData("{ \"a\": \"${}\" }", 1, 11, "holds no expression")]
    [InlineData("{ \"a\": \"${a ; b}\" }", 1, 13, "“;” has no meaning")]
    [InlineData("{ \"a\": \"${select(a, 1, 2)}\" }", 1, 11, "select needs a name for the item")]
    [InlineData("{ \"é\\u00e9\\n\": \"ü\\\"\\u00fc ${x(}\" }", 1, 29, "There is no function “x”.")]
    [InlineData("{ \"a\": 1, }", 1, 11, "This is not valid JSON:")]
    [InlineData("{\n  \"ä\": tru\n}", 2, 11, "This is not valid JSON:")]
    [InlineData("{ \"a\": 1 } 2", 1, 12, "This is not valid JSON:")]
    [InlineData("", 1, 1, "This is not valid JSON:")]
    [InlineData("{ \"a\": \"\\ud800\" }", 1, 8, "not valid Unicode")]
    public void A_broken_template_is_refused_at_its_place(string template, int line, int column, string fault)
    {
        var exception = Expanded.Fault(template);
        exception.Fault.ShouldContain(fault);
        (exception.Line, exception.Column).ShouldBe((line, column), exception.Message);
        exception.Message.ShouldStartWith($"card.json({line},{column}): ");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!", "")]
    [InlineData("toUpper(", ")")]
    [InlineData("1 + ", "")]
    [InlineData("a[", "]")]
    [InlineData("[", "]")]
    public void Too_deep_nesting_is_refused(string open, string close)
    {
        var expression =
            string.Concat(Enumerable.Repeat(open, 5000)) + "a" + string.Concat(Enumerable.Repeat(close, 5000));
        Expanded.Fault($$"""{ "a": "${{{expression}}}" }""").Fault.ShouldContain("inside one another");
    }

    [Fact]
    public void Too_deep_JSON_is_refused() =>
        Expanded.Fault(new string('[', 5000) + new string(']', 5000)).Fault.ShouldContain("depth");

    [Fact]
    public void A_long_sum_is_refused_and_not_a_crash() =>
        Expanded
            .Fault($$"""{ "a": "${a{{string.Concat(Enumerable.Repeat(" + a", 5000))}}}" }""")
            .Fault.ShouldContain("64");

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        byte[] json = [.. Encoding.UTF8.Preamble, .. """{ "a": "${b}" }"""u8];
        Encoding
            .UTF8.GetString(Expanded.Bytes(CardTemplate.Parse(json, "card.json"), """{ "b": 1 }"""))
            .ShouldBe("""{"a":1}""");
    }
}
