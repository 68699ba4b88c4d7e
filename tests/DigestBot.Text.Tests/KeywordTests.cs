namespace DigestBot.Text.Tests;

public sealed class KeywordTests
{
    private static readonly KeywordMatcher Map = KeywordMatcher.Build([
        new("quad", "Quad"),
        new("quad", "Quadrilateral Security Dialogue"),
        new("who", "WHO"),
        new("states", "U.S."),
        new("ai", "AI"),
        new("sea", "South China Sea"),
        new("china", "China"),
        new("ally", "ally"),
        new("tariffs", "tariffs"),
        new("cafe", "café"),
        new("sharp", "C#"),
        new("dialogue", "2+2"),
        new("virus", "virus"),
    ]);

    [Theory]
    [InlineData("The Quad's plans", "quad=Quad's")]
    [InlineData("The Quads’ plans", "quad=Quads’")]
    [InlineData("THE QUAD AGREES", "quad=QUAD")]
    [InlineData("a pre-Quad world", "quad=Quad")]
    [InlineData("quadrant squad quadruple Quadra", "")]
    [InlineData("Quadrilateral\n  Security-Dialogue", "quad=Quadrilateral\n  Security-Dialogue")]
    [InlineData("Quadrilateral\n\nSecurity Dialogue", "")]
    [InlineData("Die Café-Kultur im CAFE", "cafe=Café,cafe=CAFE")]
    [InlineData("cafe\u0301s everywhere", "cafe=cafe\u0301s")]
    [InlineData("Our allies and one ally", "ally=allies,ally=ally")]
    [InlineData("a tariff, viruses", "tariffs=tariff,virus=viruses")]
    [InlineData("C# and 2+2", "sharp=C#,dialogue=2+2")]
    public void Words_match_whole_in_any_case_accent_and_number(string text, string expected) =>
        Hits(text).ShouldBe(expected);

    [Theory]
    [InlineData("The WHO met those who asked who.", "who=WHO")]
    [InlineData("The US, the U.S. and the USA. Tell us.", "states=US,states=U.S.")]
    [InlineData("A.I. and AIs, not Ai or aim", "ai=A.I.,ai=AIs")]
    [InlineData("the USS Lark, the U.S.A.", "")]
    [InlineData("WHO's report", "who=WHO's")]
    public void Acronyms_mind_their_case_and_take_full_stops(string text, string expected) =>
        Hits(text).ShouldBe(expected);

    [Theory]
    [InlineData("In the South China Sea", "sea=South China Sea")]
    [InlineData("South China seafood", "china=China")]
    public void The_longest_match_wins(string text, string expected) => Hits(text).ShouldBe(expected);

    [Theory]
    [InlineData("東京でQuadの会議があった。", "Quad")]
    [InlineData("昨天Quad开会。", "Quad")]
    [InlineData("他们在东京会谈。", "东京")]
    [InlineData("QuadのQuads海", "Quad", "Quads")]
    public void Scripts_without_spaces_end_a_word_anywhere(string text, params string[] expected)
    {
        var matcher = KeywordMatcher.Build([new("quad", "Quad"), new("tokyo", "东京")]);

        matcher.Find(text).Select(hit => hit.Range.In(text)).ShouldBe(expected);
    }

    [Fact]
    public void A_keyword_of_two_topics_hits_both()
    {
        var shared = KeywordMatcher.Build([
            new("boats", "submarine"),
            new("aukus", "Submarine"),
            new("aukus", "submarine"),
        ]);

        shared.Find("Two submarines").Select(hit => hit.Topic).ShouldBe(["boats", "aukus"]);
    }

    [Fact]
    public void An_empty_map_and_empty_keywords_find_nothing()
    {
        KeywordMatcher.Build([]).Find("anything").ShouldBeEmpty();
        KeywordMatcher.Build([new("none", ""), new("blank", "  ")]).Find("any  thing").ShouldBeEmpty();
    }

    private static string Hits(string text) =>
        string.Join(',', Map.Find(text).Select(hit => $"{hit.Topic}={hit.Range.In(text)}"));
}
