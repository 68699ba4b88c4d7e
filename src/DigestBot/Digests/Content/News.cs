using System.Data.Common;
using Dapper;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>What is new for a conversation: the newest article first, its sections in order, none it was given before.</summary>
internal sealed class News(Database database, Library library, IOptions<DigestOptions> options, TimeProvider time)
{
    private const string Given = "SELECT section_id FROM given_sections WHERE conversation_id = @id";

    public async Task<IReadOnlyList<Section>> ForAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return Select(await connection.QueryAsync<long>(Given, new { id = conversation.Value }));
    }

    /// <summary>The same inside a transaction that goes on to give them.</summary>
    public async Task<IReadOnlyList<Section>> ForAsync(DbTransaction transaction, ConversationId conversation) =>
        Select(await transaction.ReadAsync(Given, row => row.GetInt64(0), ("@id", conversation.Value)));

    private List<Section> Select(IEnumerable<long> givenIds)
    {
        var given = givenIds.Select(id => new SectionId(id)).ToHashSet();
        var oldest = time.GetUtcNow() - TimeSpan.FromDays(options.Value.NewsDays);
        return
        [
            .. library
                .Current.Articles.Where(article => article.ReadAt >= oldest)
                .SelectMany(article => article.Sections)
                .Where(section => section.Summary.Count > 0 && !given.Contains(section.Id)),
        ];
    }
}
