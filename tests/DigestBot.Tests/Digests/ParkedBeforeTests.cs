using Dapper;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Tests.Digests;

/// <summary>What was given up before the database kept why in a word of its own.</summary>
public sealed class ParkedBeforeTests
{
    [Theory]
    [InlineData("The channel was deleted.", "channel_deleted")]
    [InlineData("The team was deleted.", "team_deleted")]
    [InlineData("The team was archived.", "team_archived")]
    [InlineData("DigestBot was removed.", "removed")]
    [InlineData("The bot is blocked or was uninstalled. (MessageWritesBlocked: Blocked)", "refused")]
    [InlineData("The bot is not a member of the conversation. (BotNotInConversationRoster)", "refused")]
    [InlineData("The channel does not let the bot write here. (Forbidden)", "refused")]
    [InlineData("The conversation, or the message in it, is gone.", "refused")]
    [InlineData("The channel failed. (ServiceError)", "failing")]
    [InlineData("", "failing")]
    public async Task Its_sentence_tells_the_word(string reason, string kind)
    {
        await using var database = new SqliteConnection("Data Source=:memory:");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await database.ExecuteAsync(
            """
            CREATE TABLE conversations (id INT, unreachable_at BIGINT, unreachable_reason TEXT);
            INSERT INTO conversations VALUES (1, 1000, @reason), (2, NULL, NULL);
            """,
            new { reason }
        );

        await database.ExecuteAsync(
            MigrationSteps.All.Single(step => step.Contains("COLUMN unreachable_kind", StringComparison.Ordinal))
        );

        (await database.QueryAsync<string?>("SELECT unreachable_kind FROM conversations ORDER BY id")).ShouldBe([
            kind,
            null,
        ]);
    }
}
