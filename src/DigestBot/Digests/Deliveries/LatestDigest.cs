using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>What was last posted to some conversations, as its card said it.</summary>
internal sealed class LatestDigest(Database database)
{
    /// <returns>The card's data; null when nothing was posted, or it is not kept any more.</returns>
    public async Task<JsonElement?> OfAsync(IReadOnlyCollection<ConversationId> places, CancellationToken cancellation)
    {
        if (places.Count == 0)
            return null;
        var data = await database.FirstOrDefaultAsync<string>(
            """
            SELECT c.data FROM deliveries d JOIN delivery_contents c ON c.hash = d.content
            WHERE d.conversation_id IN @ids AND d.state = 'sent' ORDER BY d.due DESC, d.id DESC LIMIT 1
            """,
            new { ids = places.Select(place => place.Value).ToList() },
            cancellation
        );
        return data is null ? null : JsonElement.Parse(data);
    }
}
