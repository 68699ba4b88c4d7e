using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using DigestBot.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests.Content;

/// <summary>A message as deliveries say it at every try, whatever became of the article, the keyword map or the template since.</summary>
/// <param name="Hash">Tells it from every other.</param>
/// <param name="Template">The version of the card's template.</param>
/// <param name="Data">What the template is expanded with: JSON.</param>
internal sealed record SettledMessage(
    string Hash,
    string Card,
    string Template,
    string Data,
    string Summary,
    string Text
)
{
    public static SettledMessage Of(CardMessage message, LoadedCard template)
    {
        var data = message.Data.GetRawText();
        var all = string.Join('\0', message.Card, template.Version, data, message.Summary, message.Text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..32];
        return new SettledMessage(hash, message.Card, template.Version, data, message.Summary, message.Text);
    }
}

/// <summary>The settled messages, each kept once however many deliveries say it. The latest ones are at hand with their cards expanded.</summary>
internal sealed class SettledMessages(Database database, CardTemplates templates, TemplateArchive archive)
{
    private const int AtHand = 512;

    private readonly ConcurrentDictionary<string, CardMessage> _read = new(StringComparer.Ordinal);

    public static async Task<bool> IsKeptAsync(DbTransaction transaction, string hash) =>
        (
            await transaction.ReadAsync(
                "SELECT 1 FROM delivery_contents WHERE hash = @hash",
                row => row.GetInt64(0),
                ("@hash", hash)
            )
        ).Count > 0;

    public static async Task KeepAsync(DbTransaction transaction, SettledMessage message, LoadedCard template)
    {
        await TemplateArchive.KeepAsync(transaction, template);
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO delivery_contents (hash, card, template, data, summary, text)
            VALUES (@Hash, @Card, @Template, @Data, @Summary, @Text) ON CONFLICT (hash) DO NOTHING
            """,
            message,
            transaction
        );
    }

    /// <exception cref="InvalidOperationException">It is not kept any more.</exception>
    public async Task<CardMessage> FindAsync(string hash, CancellationToken cancellation)
    {
        if (_read.TryGetValue(hash, out var known))
            return known;
        var settled =
            await database.FirstOrDefaultAsync<SettledMessage>(
                """
                SELECT hash AS Hash, card AS Card, template AS Template, data AS Data, summary AS Summary, text AS Text
                FROM delivery_contents WHERE hash = @hash
                """,
                new { hash },
                cancellation
            ) ?? throw new InvalidOperationException($"What the delivery was to say ({hash}) is not kept any more.");
        if (_read.Count >= AtHand)
            _read.Clear();
        return _read.GetOrAdd(hash, await ReadAsync(settled, cancellation));
    }

    private async Task<CardMessage> ReadAsync(SettledMessage settled, CancellationToken cancellation)
    {
        var current = templates.Loaded(CardNames.Teams, settled.Card);
        return new CardMessage(settled.Card, JsonElement.Parse(settled.Data), settled.Summary, settled.Text)
        {
            Template =
                current.Version == settled.Template
                    ? current.Template
                    : await archive.FindAsync(settled.Template, cancellation),
        };
    }
}
