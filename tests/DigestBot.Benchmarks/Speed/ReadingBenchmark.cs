using BenchmarkDotNet.Attributes;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Speed;

/// <summary>One megabyte of text through every stage.</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private const int Length = 1_000_000;
    private readonly KeywordMatcher matcher = TopicMaps.Small();
    private string text = "";
    private ArticleText article = null!;

    [GlobalSetup]
    public void Make()
    {
        text = SampleText.Load().Make(Length, Shape.Headed);
        article = Reading.Read(text);
    }

    [Benchmark(Baseline = true)]
    public int Whole() => Reading.All(text, matcher);

    [Benchmark]
    public ArticleText Read() => Reading.Read(text);

    [Benchmark]
    public IReadOnlyList<TextRange> Sentences() => SentenceSplitter.Split(text);

    [Benchmark]
    public int Topics() => Reading.Match(matcher, article);
}
