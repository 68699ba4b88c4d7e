using DigestBot.Text;

namespace DigestBot.Articles.Formats;

/// <summary>An article as its file gave it.</summary>
/// <param name="Url">Where it can be read; http or https only.</param>
internal sealed record ArticleDocument(ArticleText Text, string? Publisher, DateOnly? Published, Uri? Url);

/// <summary>What came of reading a file.</summary>
internal abstract record ArticleReading
{
    private ArticleReading() { }

    internal sealed record Done(ArticleDocument Document) : ArticleReading;

    /// <param name="Reason">A sentence that says what to do about it.</param>
    internal sealed record Refused(string Reason) : ArticleReading;
}
