namespace DigestBot.Text.Tests;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("The ship left port. Nobody waved.", "The ship left port.|Nobody waved.")]
    [InlineData("Was it late? It was! Everyone ran.", "Was it late?|It was!|Everyone ran.")]
    [InlineData("Dr. Ada Lowe met Gen. Park in Oslo.", "Dr. Ada Lowe met Gen. Park in Oslo.")]
    [InlineData("Growth hit 3.5 per cent. Prices fell.", "Growth hit 3.5 per cent.|Prices fell.")]
    [InlineData("He read No. 7 twice. It was short.", "He read No. 7 twice.|It was short.")]
    [InlineData("The 2+2 talks went well. They resume in May.", "The 2+2 talks went well.|They resume in May.")]
    [InlineData("See https://example.org/a.b?c=1. Then write.", "See https://example.org/a.b?c=1.|Then write.")]
    [InlineData("He waited... and waited.", "He waited... and waited.")]
    [InlineData("“Come in.” She held the door.", "“Come in.”|She held the door.")]
    [InlineData("\"Come in,\" she said. He came.", "\"Come in,\" she said.|He came.")]
    public void Plain_text_splits_where_a_reader_would(string text, string expected) => Split(text).ShouldBe(expected);

    [Theory]
    [InlineData("They sailed home from the U.S. The crew slept.", "They sailed home from the U.S.|The crew slept.")]
    [InlineData("They joined the U.S. Navy in June.", "They joined the U.S. Navy in June.")]
    [InlineData("It suits the U.S.’ closest allies well.", "It suits the U.S.’ closest allies well.")]
    [InlineData("The train left at 6 p.m. Monday. It was full.", "The train left at 6 p.m. Monday.|It was full.")]
    public void Full_stops_of_acronyms_end_a_sentence_only_when_a_new_one_opens(string text, string expected) =>
        Split(text).ShouldBe(expected);

    [Theory]
    [InlineData("They waited for rain.The fields were dry.", "They waited for rain.|The fields were dry.")]
    [InlineData("It closed in 2014.In spring it reopened.", "It closed in 2014.|In spring it reopened.")]
    [InlineData(
        "Built with Node.JS and System.Text for example.org.",
        "Built with Node.JS and System.Text for example.org."
    )]
    public void Sentences_pasted_together_are_parted_but_names_are_not(string text, string expected) =>
        Split(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "de",
        "Am 3. Oktober kam Dr. Weber z.B. nach Bonn. Er blieb.",
        "Am 3. Oktober kam Dr. Weber z.B. nach Bonn.|Er blieb."
    )]
    [InlineData(
        "fr",
        "Mme Roy cite l’art. 5 du traité. Elle insiste.",
        "Mme Roy cite l’art. 5 du traité.|Elle insiste."
    )]
    [InlineData("es", "La Sra. Gil llegó ayer. ¿Quién la vio?", "La Sra. Gil llegó ayer.|¿Quién la vio?")]
    [InlineData(
        "de",
        "Viele Orte, z. B. Kiel, bauen um. Der Hafen wächst.",
        "Viele Orte, z. B. Kiel, bauen um.|Der Hafen wächst."
    )]
    [InlineData("de", "„Wir fahren ab.“ Das sagte die Kapitänin.", "„Wir fahren ab.“|Das sagte die Kapitänin.")]
    [InlineData(
        "de",
        "Das war im 19. Jahrhundert, u. a. in Emden. Heute ist es anders.",
        "Das war im 19. Jahrhundert, u. a. in Emden.|Heute ist es anders."
    )]
    [InlineData(
        "fr",
        "M. Petit a vendu le bac. Personne ne proteste.",
        "M. Petit a vendu le bac.|Personne ne proteste."
    )]
    [InlineData("fr", "« Le bac part ce soir. » La ville attend.", "« Le bac part ce soir. »|La ville attend.")]
    [InlineData("fr", "Qui paie ? La ville, c.-à-d. nous. Voilà !", "Qui paie ?|La ville, c.-à-d. nous.|Voilà !")]
    [InlineData(
        "es",
        "Hay barcos, p. ej. Velas, en el puerto. Nadie los usa.",
        "Hay barcos, p. ej. Velas, en el puerto.|Nadie los usa."
    )]
    [InlineData("es", "¿Quién paga? ¡Nadie! El Sr. Mora calla.", "¿Quién paga?|¡Nadie!|El Sr. Mora calla.")]
    [InlineData(
        "es",
        "EE. UU. firmó ayer. «Es poco.» La Dra. Ruiz se fue.",
        "EE. UU. firmó ayer.|«Es poco.»|La Dra. Ruiz se fue."
    )]
    [InlineData("ja", "雨が降った。道は濡れた。", "雨が降った。|道は濡れた。")]
    public void Other_languages_keep_their_abbreviations(string language, string text, string expected) =>
        Split(text, language).ShouldBe(expected);

    [Fact]
    public void A_list_that_runs_on_is_cut_at_its_markers() =>
        Split("1. Pack the tent 2. Fill the bottle 3. Lock the door")
            .ShouldBe("1. Pack the tent|2. Fill the bottle|3. Lock the door");

    [Fact]
    public void A_blank_line_always_ends_a_sentence() =>
        Split("A heading\n\nand a line").ShouldBe("A heading|and a line");

    [Fact]
    public void A_remark_in_brackets_does_not_break_its_sentence() =>
        Split("The bill (It failed twice. Nobody minded.) passed. All cheered.")
            .ShouldBe("The bill (It failed twice. Nobody minded.) passed.|All cheered.");

    private static string Split(string text, string language = "en") =>
        string.Join('|', SentenceSplitter.Split(text, language).Select(range => range.In(text)));
}
