using DigestBot.Text;

namespace DigestBot.Benchmarks.Robustness;

/// <summary>One number for a whole outcome (FNV-1a), equal on every machine.</summary>
internal sealed class Fingerprint
{
    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(ArticleText article)
    {
        Add(article.Title);
        Add(article.Byline ?? "");
        Add(article.Standfirst ?? "");
        Add(article.Language);
        foreach (var section in article.Sections)
        {
            Add(section.Heading);
            Add(section.Level);
            Add(section.Text);
            Add(section.Sentences);
            foreach (var index in section.Summary)
                Add(index);
        }
        foreach (var address in article.Summary)
            Add(address.Section, new TextRange(address.Sentence, 0));
        foreach (var warning in article.Warnings)
            Add(warning);
    }

    public void Add(IReadOnlyList<TextRange> ranges)
    {
        foreach (var range in ranges)
            Add(range.Start, range);
    }

    public void Add(int number, TextRange range)
    {
        Add(number);
        Add(range.Start);
        Add(range.End);
    }

    private void Add(string text)
    {
        foreach (var c in text)
            Add(c);
        Add(-1);
    }

    private void Add(int number) => Value = (Value ^ (uint)number) * 1099511628211;
}
