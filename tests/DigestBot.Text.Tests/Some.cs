using CsCheck;

namespace DigestBot.Text.Tests;

/// <summary>Values that several tests draw from.</summary>
internal static class Some
{
    private static readonly string[] Pieces =
    [
        ". ",
        "? ",
        "! ",
        "...",
        " . . . ",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        "\"",
        "“",
        "”",
        "’",
        "(",
        ")",
        "[",
        "]",
        "-",
        "—",
        "•",
        "1. ",
        "2) ",
        "a. ",
        "U.S.",
        "A.I.",
        "Dr. ",
        "No. ",
        "p. ",
        "e.g. ",
        "The",
        "It ",
        "But ",
        "Quad",
        "quads",
        "Quad's",
        "South ",
        "China ",
        "Sea",
        "café",
        "CAFÉ",
        "İstanbul",
        "ß",
        "ﬁ",
        "🚢",
        "\ud800",
        "\udc00",
        "\u0301",
        "\u00ad",
        "\u2029",
        "\0",
        "中文。",
        "http://a.b/c",
        "3.5",
        "war.The",
    ];

    /// <summary>Text made to trouble a reader: marks, quotes, lists, broken surrogates, foreign scripts.</summary>
    public static Gen<string> Text { get; } =
        Gen.OneOf(
                Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
                Gen.String[Gen.Char.AlphaNumeric, 1, 8],
                Gen.String[0, 4]
            )
            .Array[0, 60]
            .Select(string.Concat);

    public static KeywordMatcher Matcher { get; } =
        KeywordMatcher.Build([
            new("quad", "Quad"),
            new("quad", "Quadrilateral Security Dialogue"),
            new("sea", "South China Sea"),
            new("china", "China"),
            new("ai", "AI"),
            new("us", "U.S."),
            new("cafe", "café"),
            new("sharp", "C#"),
        ]);

    public static ArticleText Article(string text, ReadOptions? options = null) =>
        ArticleReader.ReadPlain(text, new ArticleHead(), options ?? ReadOptions.Default);
}
