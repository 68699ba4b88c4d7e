using System.Globalization;
using DigestBot.Storage;

namespace DigestBot.Articles;

/// <summary>What a search found, best first.</summary>
/// <param name="HasAllWords">Whether each section has all the words, or only some of them.</param>
internal sealed record SearchResult(IReadOnlyList<(Article Article, Section Section)> Found, bool HasAllWords)
{
    public static SearchResult Nothing { get; } = new([], true);
}

/// <summary>Full-text search over every section that was read.</summary>
internal sealed class ArticleSearch(Database database, Library library)
{
    /// <summary>The sections with all the words; when none has all, those with any. Best first.</summary>
    /// <param name="isTyped">Whether the last word is still being written, so that it may go on.</param>
    public async Task<SearchResult> FindAsync(
        string words,
        int limit,
        CancellationToken cancellation,
        bool isTyped = false
    )
    {
        var terms = Terms(words);
        if (terms.Count == 0)
            return SearchResult.Nothing;
        var found = await MatchAsync(Dialect.SearchQuery(terms, all: true, isTyped), limit, cancellation);
        return found.Count > 0 || terms.Count == 1
            ? new SearchResult(found, HasAllWords: true)
            : new SearchResult(
                await MatchAsync(Dialect.SearchQuery(terms, all: false, isTyped), limit, cancellation),
                false
            );
    }

    /// <summary>The words of a query: runs of letters and digits.</summary>
    public static IReadOnlyList<string> Terms(string words) =>
        [.. Words(words).Distinct(StringComparer.OrdinalIgnoreCase).Take(16)];

    /// <summary>Every word of a text.</summary>
    public static IEnumerable<string> Words(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || IsMark(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<IReadOnlyList<(Article, Section)>> MatchAsync(
        string query,
        int limit,
        CancellationToken cancellation
    )
    {
        var ids = await database.QueryAsync<long>(Dialect.Search, new { query, limit }, cancellation);
        var shelf = library.Current;
        return [.. ids.Select(id => shelf.Find(new SectionId(id))).OfType<(Article, Section)>()];
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
