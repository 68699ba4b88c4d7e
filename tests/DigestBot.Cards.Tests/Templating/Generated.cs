using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Generators of data, expressions and templates: sensible ones for comparison, any for endurance.</summary>
internal static class Generated
{
    private static readonly string[] Names = ["a", "b", "c", "list", "rows", "text", "flag", "none"];

    private static readonly string[] BinaryOperators =
    [
        "+",
        "-",
        "*",
        "/",
        "%",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "&&",
        "& '' &",
    ];

    private static readonly string[] Unary =
    [
        "count",
        "empty",
        "exists",
        "length",
        "toUpper",
        "toLower",
        "trim",
        "first",
        "last",
        "string",
        "bool",
        "abs",
        "not",
        "floor",
        "round",
    ];

    private static readonly string[] Binary =
    [
        "contains",
        "indexOf",
        "join",
        "split",
        "take",
        "skip",
        "equals",
        "startsWith",
        "and",
        "add",
        "min",
        "max",
        "createArray",
    ];

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Gen.Int[-20, 2000].Select(number => (JsonNode?)number),
        Gen.Int[-4000, 4000].Select(number => (JsonNode?)(number / 8.0)),
        Gen.OneOf("", "x", "Quad", "AUKUS", "two words", "<b>&\"\\", "7", "ÄÖ", "null", "a,b")
            .Select(text => (JsonNode?)text),
        Gen.Bool.Select(flag => (JsonNode?)flag),
        Gen.Const((JsonNode?)null)
    );

    /// <summary>Any JSON, three levels deep.</summary>
    public static Gen<JsonNode?> Json { get; } = Any(3);

    /// <summary>An object with the names that the generated expressions use.</summary>
    public static Gen<string> Data { get; } =
        Gen.Select(
            Any(2),
            Any(2),
            Scalar.Array[0, 4],
            Any(1).Array[0, 4],
            Scalar,
            (a, b, list, rows, c) =>
                new JsonObject
                {
                    ["a"] = a?.DeepClone(),
                    ["b"] = b?.DeepClone(),
                    ["c"] = c?.DeepClone(),
                    ["list"] = new JsonArray([.. list.Select(item => item?.DeepClone())]),
                    ["rows"] = new JsonArray([
                        .. rows.Select(row => (JsonNode)new JsonObject { ["a"] = row?.DeepClone(), ["c"] = 1 }),
                    ]),
                    ["text"] = "Some Text",
                    ["flag"] = true,
                    ["none"] = null,
                }.ToJsonString()
        );

    /// <summary>An expression the reference should understand.</summary>
    public static Gen<string> Expression { get; } = Expressions(3);

    public static Gen<string> Template { get; } = Templates(3).Select(node => node?.ToJsonString() ?? "null");

    /// <summary>Text in which much looks like the language, mostly wrongly.</summary>
    public static Gen<string> Noise { get; } =
        Gen.OneOf(
                Gen.OneOf(
                    "${",
                    "}",
                    "{",
                    "\\",
                    "'",
                    "\"",
                    "`",
                    "(",
                    ")",
                    "[",
                    "]",
                    ".",
                    ",",
                    "=>",
                    "&&",
                    "??",
                    "?",
                    ":",
                    "!"
                ),
                Gen.OneOf(
                    "+",
                    "-",
                    "*",
                    "/",
                    "%",
                    "^",
                    "&",
                    "<",
                    ">",
                    "==",
                    "!=",
                    " ",
                    "$data",
                    "$root",
                    "$index",
                    "a",
                    "0",
                    "1.5"
                ),
                Gen.OneOf(
                    "if",
                    "concat(",
                    "select(list, x, ",
                    "range(0, 9)",
                    "json(",
                    "join(list, ",
                    "\ud83d\ude00",
                    "\ud800",
                    "\n"
                ),
                Gen.Char.Select(letter => letter.ToString())
            )
            .Array[0, 24]
            .Select(string.Concat);

    /// <summary>Any JSON whose texts and names are noise, expressions and the reserved names.</summary>
    public static Gen<string> WildTemplate { get; } = Wild(4);

    private static Gen<JsonNode?> Any(int depth) =>
        depth == 0
            ? Scalar
            : Gen.Frequency(
                (3, Scalar),
                (1, Any(depth - 1).Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)]))),
                (2, Gen.Dictionary(Gen.OneOf(Names), Any(depth - 1))[0, 3].Select(Map))
            );

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static JsonNode? Map(Dictionary<string, JsonNode?> properties) =>
        new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Copy(property.Value))));

    private static Gen<string> Expressions(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.OneOf(
                "a",
                "b",
                "c",
                "list",
                "rows",
                "text",
                "flag",
                "none",
                "missing",
                "a.b",
                "a.list",
                "$root.c",
                "$data.text"
            ),
            Gen.OneOf(
                "list[0]",
                "rows[0].a",
                "a['b']",
                "$index",
                "1",
                "0",
                "2.5",
                "'x'",
                "''",
                "true",
                "false",
                "null",
                "' '"
            )
        );
        if (depth == 0)
            return leaf;
        var inner = Expressions(depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (4, Gen.Select(inner, Gen.OneOf(BinaryOperators), inner, (l, o, r) => $"{l} {o} {r}")),
            (1, inner.Select(of => $"({of})")),
            (1, inner.Select(of => $"!{of}")),
            (1, Gen.Select(leaf, leaf, (l, r) => $"!({l} || {r})")),
            (1, Gen.Select(inner, inner, inner, (a, b, c) => $"if({a}, {b}, {c})")),
            (2, Gen.Select(Gen.OneOf(Unary), inner, (name, of) => $"{name}({of})")),
            (2, Gen.Select(Gen.OneOf(Binary), inner, inner, (name, l, r) => $"{name}({l}, {r})")),
            (
                1,
                Gen.Select(
                    Gen.OneOf("select", "where", "foreach"),
                    Gen.OneOf("list", "rows", "skip(list, 1)"),
                    inner,
                    (f, l, r) => $"{f}({l}, c, {r})"
                )
            )
        );
    }

    private static Gen<JsonNode?> Templates(int depth)
    {
        var text = Gen.Frequency(
            (2, Expression.Select(of => (JsonNode?)$"${{{of}}}")),
            (1, Gen.Select(Expression, Expression, (l, r) => (JsonNode?)$"<${{{l}}} and ${{{r}}}>")),
            (1, Scalar)
        );
        if (depth == 0)
            return text;
        var inner = Templates(depth - 1);
        var data = Gen.OneOf("${list}", "${rows}", "${a}", "${$root}", "${b.list}", "${skip(list, 1)}", "${$data}");
        return Gen.Frequency(
            (2, text),
            (2, inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)]))),
            (3, Gen.Dictionary(Gen.OneOf("p", "q", "r"), inner)[0, 3].Select(Map)),
            (
                2,
                Gen.Select(
                    inner,
                    data,
                    (of, source) => (JsonNode?)new JsonObject { ["$data"] = source, ["of"] = Copy(of) }
                )
            ),
            (
                1,
                Gen.Select(
                    inner,
                    Expression,
                    (of, when) => (JsonNode?)new JsonObject { ["$when"] = $"${{{when}}}", ["of"] = Copy(of) }
                )
            )
        );
    }

    private static Gen<string> Wild(int depth)
    {
        var text = Gen.OneOf(Noise, Expression.Select(of => $"${{{of}}}"), Noise.Select(of => $"${{{of}}}"));
        var leaf = Gen.OneOf(text.Select(Quoted), Scalar.Select(of => of?.ToJsonString() ?? "null"));
        if (depth == 0)
            return leaf;
        var inner = Wild(depth - 1);
        var name = Gen.OneOf(Gen.OneOf("$data", "$when", "$root", "type", "items"), Noise).Select(Quoted);
        return Gen.Frequency(
            (2, leaf),
            (2, inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
            (
                3,
                Gen.Select(name, inner, (key, of) => $"{key}:{of}")
                    .Array[0, 4]
                    .Select(of => $"{{{string.Join(',', of)}}}")
            )
        );
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
