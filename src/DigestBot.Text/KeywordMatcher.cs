namespace DigestBot.Text;

/// <summary>A keyword of a topic, as the operator wrote it.</summary>
public readonly record struct TopicKeyword(string Topic, string Keyword);

/// <summary>A match: whose keyword, and where in the text it stands (the plural or possessive ending included).</summary>
public readonly record struct KeywordHit(string Topic, string Keyword, TextRange Range);

/// <summary>Finds every topic's keywords in a text in one pass.</summary>
public sealed class KeywordMatcher
{
    private KeywordMatcher() { }

    /// <summary>Builds a matcher over the whole map. Immutable and safe to share between threads.</summary>
    public static KeywordMatcher Build(IEnumerable<TopicKeyword> keywords) => throw new NotSupportedException();

    /// <summary>The hits in reading order; where several overlap, the longest.</summary>
    /// <remarks>A keyword that belongs to several topics gives one hit for each.</remarks>
    public IReadOnlyList<KeywordHit> Find(string text) => throw new NotSupportedException();
}
