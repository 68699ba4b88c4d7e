using System.Text;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Speed;

/// <summary>How the generated text is laid out.</summary>
internal enum Shape
{
    /// <summary>A heading before every few paragraphs.</summary>
    Headed,

    /// <summary>Paragraphs without headings, which are cut into parts by topic.</summary>
    Paragraphs,

    /// <summary>One paragraph, which is cut into parts between its sentences.</summary>
    Block,
}

/// <summary>Text of any length made from the sample article: its sentences in a drawn order, some words swapped or made up.</summary>
internal sealed class SampleText
{
    private const int SwapOneIn = 6;
    private const int InventOneIn = 30;
    private static readonly string[] Syllables = "ba ker lo min sar tev ul da ni pro fa con ger ru mel ist or va".Split(
        ' '
    );

    private readonly string[] headings;
    private readonly string[] sentences;

    private SampleText(string[] headings, string[] sentences) =>
        (this.headings, this.sentences, Words) = (
            headings,
            sentences,
            [.. sentences.SelectMany(text => text.Split(' ')).Where(word => word.All(char.IsAsciiLetterLower))]
        );

    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>The article's lower-case words, as often as it uses them.</summary>
    public IReadOnlyList<string> Words { get; }

    public static SampleText Load()
    {
        using var stream = typeof(SampleText).Assembly.GetManifestResourceStream("article.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var body = reader.ReadToEnd().ReplaceLineEndings("\n").Split("---\n", 3)[2];
        var blocks = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SampleText(
            [.. blocks.Where(IsHeading).Select(block => block.TrimStart('#', ' '))],
            [.. blocks.Where(block => !IsHeading(block)).SelectMany(Split)]
        );
    }

    /// <summary>A text of at least <paramref name="length"/> characters; the same seed gives the same text.</summary>
    public string Make(int length, Shape shape, int seed = 1)
    {
        var draw = new Draw((ulong)seed);
        var text = new StringBuilder(length + 1000);
        for (var paragraph = 0; text.Length < length; paragraph++)
        {
            if (shape == Shape.Headed && paragraph % 8 == 0)
                text.Append(draw.From(headings)).Append("\n\n");
            for (var sentence = 3 + draw.Below(4); sentence > 0; sentence--)
                text.Append(Vary(draw.From(sentences), draw)).Append(' ');
            if (shape != Shape.Block)
                text.Append("\n\n");
        }
        return text.ToString();
    }

    public string Invent(Draw draw) =>
        string.Concat(Enumerable.Range(0, 2 + draw.Below(3)).Select(_ => draw.From(Syllables)));

    private string Vary(string sentence, Draw draw)
    {
        var words = sentence.Split(' ');
        for (var i = 1; i < words.Length; i++)
            if (words[i].All(char.IsAsciiLetterLower))
                words[i] =
                    draw.Below(InventOneIn) == 0 ? Invent(draw)
                    : draw.Below(SwapOneIn) == 0 ? draw.From(Words)
                    : words[i];
        return string.Join(' ', words);
    }

    private static bool IsHeading(string block) => block.StartsWith('#');

    private static IEnumerable<string> Split(string paragraph)
    {
        var line = paragraph.Replace('\n', ' ');
        return SentenceSplitter.Split(line).Select(range => range.In(line));
    }
}
