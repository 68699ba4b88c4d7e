using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.Articles.Formats;
using DigestBot.Text;

namespace DigestBot.Reading;

internal sealed record ReadSentence(string Text, int Start, int End);

internal sealed record ReadSection(
    int Ordinal,
    string Heading,
    string Text,
    IReadOnlyList<ReadSentence> Sentences,
    IReadOnlyList<int> Summary
);

internal sealed record ReadAddress(int Section, int Sentence);

internal sealed record ReadHit(int Section, int Sentence, string Keyword);

/// <param name="Sentences">Their indexes in the section.</param>
internal sealed record ReadPassage(int Section, IReadOnlyList<int> Sentences);

/// <param name="Passages">Best first.</param>
internal sealed record ReadTopic(string Topic, IReadOnlyList<ReadHit> Hits, IReadOnlyList<ReadPassage> Passages);

/// <summary>What the bot makes of one article, as <c>read --json</c> gives it.</summary>
internal sealed record ReadReport(
    string File,
    string Title,
    string? Byline,
    string? Standfirst,
    string Language,
    IReadOnlyList<ReadSection> Sections,
    IReadOnlyList<ReadAddress> Summary,
    IReadOnlyList<ReadTopic> Topics,
    IReadOnlyList<string> Warnings
)
{
    private static readonly ReadJson Json = new(
        new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        }
    );

    [JsonIgnore]
    public string Source { get; init; } = "";

    public static ReadReport Of(string file, ArticleDocument document, KeywordMatcher topics)
    {
        var article = document.Text;
        return new ReadReport(
            file,
            article.Title,
            article.Byline,
            article.Standfirst,
            article.Language,
            [.. article.Sections.Select(Section)],
            [.. article.Summary.Select(address => new ReadAddress(address.Section, address.Sentence))],
            ReadTopics.Of(article, topics),
            article.Warnings
        )
        {
            Source = string.Join(" · ", Parts(document)),
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json.ReadReport);

    private static ReadSection Section(SectionText section) =>
        new(
            section.Ordinal,
            section.Heading,
            section.Text,
            [.. section.Sentences.Select(range => new ReadSentence(range.In(section.Text), range.Start, range.End))],
            section.Summary
        );

    private static IEnumerable<string> Parts(ArticleDocument document)
    {
        if (document.Publisher is { } publisher)
            yield return publisher;
        if (document.Published is { } date)
            yield return date.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        if (document.Url is { } url)
            yield return url.AbsoluteUri;
    }
}

[JsonSerializable(typeof(ReadReport))]
internal sealed partial class ReadJson : JsonSerializerContext;
