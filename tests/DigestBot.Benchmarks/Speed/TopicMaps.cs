using DigestBot.Text;

namespace DigestBot.Benchmarks.Speed;

/// <summary>Keyword maps: a small one, and the small one within a large one.</summary>
internal static class TopicMaps
{
    public const int LargeTopics = 5_000;
    public const int KeywordsPerTopic = 4;
    private const int ShortestWord = 5;
    private static readonly string[] Names =
    [
        "Quad",
        "AUKUS",
        "INF Treaty",
        "South China Sea",
        "Japan",
        "North Korea",
        "Philippines",
        "Guam",
        "Camp David",
        "ASEAN",
        "cruise missile",
        "submarines",
    ];

    public static KeywordMatcher Small() => KeywordMatcher.Build(Few());

    /// <summary>5,000 topics with 20,000 keywords, half of them two of the article's own words side by side.</summary>
    public static KeywordMatcher Large(SampleText sample)
    {
        var draw = new Draw(7);
        var words = sample.Words.Where(word => word.Length >= ShortestWord).Distinct(StringComparer.Ordinal).ToList();
        return KeywordMatcher.Build([
            .. Few(),
            .. Enumerable
                .Range(Names.Length, LargeTopics - Names.Length)
                .SelectMany(topic =>
                    Enumerable
                        .Range(0, KeywordsPerTopic)
                        .Select(number => new TopicKeyword($"topic {topic}", Keyword(sample, words, draw, number)))
                ),
        ]);
    }

    private static IEnumerable<TopicKeyword> Few() => Names.Select(name => new TopicKeyword(name, name));

    private static string Keyword(SampleText sample, List<string> words, Draw draw, int number) =>
        number switch
        {
            0 => sample.Invent(draw),
            1 => $"{sample.Invent(draw)} {draw.From(words)}",
            _ => $"{draw.From(words)} {draw.From(words)}",
        };
}
