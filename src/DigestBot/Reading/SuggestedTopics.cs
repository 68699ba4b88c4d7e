using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.Text;
using DigestBot.Topics;

namespace DigestBot.Reading;

internal sealed record SuggestedTopic(string Title, IReadOnlyList<string> Keywords, IReadOnlyList<string> Related);

/// <summary>Topics that articles suggest for the keyword map, as <c>read --suggest</c> gives them: ready to be pasted.</summary>
internal sealed class SuggestedTopics(TopicMap map)
{
    private const int PerArticle = 10;

    private static readonly SuggestedJson Json = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true }
    );

    private readonly OrderedDictionary<string, SuggestedTopic> topics = new(StringComparer.Ordinal);

    /// <summary>Adds what an article suggests; what another one suggested already stays as it is.</summary>
    public void Add(ArticleText article)
    {
        foreach (var suggestion in Suggester.Suggest(article, map.Matcher, PerArticle))
            if (Slug(suggestion.Title) is { Length: > 0 } name && map.Named(name) is null)
                topics.TryAdd(name, new SuggestedTopic(suggestion.Title, suggestion.Keywords, []));
    }

    public string ToJson() => JsonSerializer.Serialize(topics, Json.OrderedDictionaryStringSuggestedTopic);

    /// <summary>Letters without accents and digits, in lower case, with hyphens between the words.</summary>
    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}

[JsonSerializable(typeof(OrderedDictionary<string, SuggestedTopic>))]
internal sealed partial class SuggestedJson : JsonSerializerContext;
