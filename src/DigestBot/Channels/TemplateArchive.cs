using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Dapper;
using DigestBot.Cards;
using DigestBot.Storage;

namespace DigestBot.Channels;

/// <summary>The texts that templates had when something was settled with them, so that it can be said again in the same look.</summary>
internal sealed class TemplateArchive(Database database)
{
    private readonly ConcurrentDictionary<string, CardTemplate> _read = new(StringComparer.Ordinal);

    public static Task KeepAsync(DbTransaction transaction, LoadedCard card) =>
        transaction.Connection!.ExecuteAsync(
            "INSERT INTO card_templates (version, card, text) VALUES (@Version, @Name, @text) ON CONFLICT (version) DO NOTHING",
            new
            {
                card.Version,
                card.Name,
                text = Encoding.UTF8.GetString(card.Json),
            },
            transaction
        );

    /// <exception cref="InvalidOperationException">Nothing was settled with such a version.</exception>
    public async Task<CardTemplate> FindAsync(string version, CancellationToken cancellation)
    {
        if (_read.TryGetValue(version, out var known))
            return known;
        var text =
            await database.FirstOrDefaultAsync<string>(
                "SELECT text FROM card_templates WHERE version = @version",
                new { version },
                cancellation
            ) ?? throw new InvalidOperationException($"There is no card template of version {version} any more.");
        return _read.GetOrAdd(version, CardTemplate.Parse(Encoding.UTF8.GetBytes(text), version));
    }
}
