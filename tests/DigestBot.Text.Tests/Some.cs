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

    /// <summary>Text without headings that is about ships, then about bread; both say <paramref name="aside"/> once, ships last and bread first.</summary>
    public static string TwoSubjects(string aside)
    {
        string[] ships =
        [
            "The ferry left the harbour with a cargo of timber and iron, and its captain watched the harbour pilot.",
            "The captain of the second ferry kept the cargo of timber dry while the harbour pilot steered.",
            "No pilot had seen a ferry so heavy with cargo leave that harbour, the captain wrote.",
            "Timber was the cargo that kept the ferry and the harbour alive, said the pilot and the captain",
        ];
        string[] bread =
        [
            "Bakers knead the dough with flour, yeast and salt before the oven is hot enough for bread",
            "The dough needs yeast and warmth, and the flour decides how the bread rises in the oven.",
            "An oven of brick gives bread a crust that flour and yeast alone never give the dough.",
            "Salt slows the yeast, so bakers add it to the dough after the flour has rested by the oven.",
        ];
        return string.Join(
            "\n\n",
            [.. ships[..3], .. ships[..3], $"{ships[3]} {aside}.", $"{bread[0]} {aside}.", .. bread[1..], .. bread[1..]]
        );
    }

    public static ArticleText Article(string text, ReadOptions? options = null) =>
        ArticleReader.ReadPlain(text, new ArticleHead(), options ?? ReadOptions.Default);
}
