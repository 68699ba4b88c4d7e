using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Expansion never fails on data, and what comes from outside stays data.</summary>
public sealed class ExpansionTests
{
    [Fact]
    public void Outside_text_is_escaped_by_the_writer()
    {
        var card = Expanded.Card(
            """{ "text": "${title}", "inside": "<${title}>" }""",
            """{ "title": "\", \"type\": \"Action.Submit\" }] <at>all</at> ${name} \u2028" }"""
        );
        card.GetPropertyCount().ShouldBe(2);
        card.GetProperty("text").GetString().ShouldBe("\", \"type\": \"Action.Submit\" }] <at>all</at> ${name} \u2028");
        card.GetProperty("inside").GetString().ShouldEndWith("${name} \u2028>");
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\udc00b\"")]
    [InlineData("{ \"\\ud800\": \"\\udfff\", \"a\": 1 }")]
    [InlineData("[\"\\ud83d\", 1e999, -1e999, 1e-999, 123456789012345678901234567890]")]
    [InlineData("{ \"a\": 1, \"A\": 2, \"a\": 3 }")]
    public void Broken_text_and_numbers_out_of_range_give_valid_JSON(string data)
    {
        var card = Expanded.Card(
            """
            { "all": "${$data}", "text": "<${$data}>", "json": "${jsonStringify($data)}", "a": "${a}", "b": "${toUpper($data)}",
              "c": "${concat($data, 'x')}", "d": "${$data == $root}", "e": "${$data[0] + 1}", "f": "${count($data)}",
              "g": "${select($data, x, x)}", "h": "${string($data[1])}", "i": "${substring('😀', 0, 1)}" }
            """,
            data
        );
        card.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public void Broken_UTF_8_gives_valid_JSON()
    {
        byte[] data = [.. "{\"a\":\"x"u8, 0xC3, 0x28, .. "\",\"b"u8, 0xFF, .. "\":1}"u8];
        using var document = JsonDocument.Parse(data);
        var template = CardTemplate.Parse(
            """{ "a": "${a}", "b": "<${a}>", "c": "${$data}", "d": "${toLower(a)}" }"""u8.ToArray(),
            "t"
        );
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            template.Expand(document.RootElement, writer);
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer.WrittenSpan).ShouldContain("x\\uFFFD(");
        JsonElement.Parse(buffer.WrittenSpan).GetPropertyCount().ShouldBe(4);
    }

    [Fact]
    public void Very_deep_data_is_cut_and_not_a_crash()
    {
        var deep = new string('[', 900) + new string(']', 900);
        using var document = JsonDocument.Parse(deep, new JsonDocumentOptions { MaxDepth = 2000 });
        var template = CardTemplate.Parse(
            """{ "a": "${$data}", "b": "<${$data}>", "c": "${$data == $root}" }"""u8.ToArray(),
            "t"
        );
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            template.Expand(document.RootElement, writer);
        JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 2000 }).Dispose();
    }

    [Theory]
    [InlineData("${join(select(range(0, 9999), a, join(select(range(0, 9999), b, 'xxxxxxxx'), '')), '')}")]
    [InlineData("${replace(join(range(0, 9999), 'aaaaaaaaaaaaaaaaaaaa'), 'a', join(range(0, 9999), 'bbbbbbbb'))}")]
    [InlineData("${select(range(0, 9999), a, select(range(0, 9999), b, range(0, 9999)))}")]
    public void An_expression_that_wants_too_much_stays_as_its_text(string bomb) =>
        Expanded.Text(bomb).Length.ShouldBeLessThan(5_000_000);

    [Fact]
    public void A_template_that_repeats_itself_without_end_stops()
    {
        var template = """{ "x": "${$data}" }""";
        for (var level = 0; level < 15; level++)
            template = $$"""{ "a": [{ "$data": "${range(0, 9999)}", "b": {{template}} }] }""";
        Expanded.Card(template, "{}").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public void Data_doubled_at_every_level_stops()
    {
        var template = """{ "x": "${$data}", "y": "<${$data}>" }""";
        for (var level = 0; level < 20; level++)
            template =
                $$"""{ "$data": { "d": 1 }, "a": { "$data": "${ {l: createArray($data, $data), m: createArray($data, $data)} }", "b": {{template}} } }""";
        Expanded.Card(template, "{}").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public void One_template_serves_many_threads()
    {
        var template = CardTemplate.Parse(
            """{ "a": "${n}", "b": [{ "$data": "${l}", "i": "${$index}" }] }"""u8.ToArray(),
            "t"
        );
        Parallel.For(
            0,
            500,
            n =>
                Encoding
                    .UTF8.GetString(Expanded.Bytes(template, $$"""{ "n": {{n}}, "l": [0, 0] }"""))
                    .ShouldBe($$"""{"a":{{n}},"b":[{"i":0},{"i":1}]}""")
        );
    }
}
