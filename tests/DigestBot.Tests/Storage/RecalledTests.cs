using Dapper;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Tests.Storage;

public sealed class RecalledTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digestbot-recalled-").FullName;
    private readonly Database _database;
    private readonly Recalled<string, int> _recalled;

    public RecalledTests()
    {
        _database = new Database(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "recalled.db") }
        );
        _recalled = new Recalled<string, int>(_database, most: 3);
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_read_is_as_good_as_read_again_until_something_is_written()
    {
        _recalled.Keep("a", 1, _database.Edition);
        Recall("a").ShouldBe(1);

        await WriteAsync();

        Recall("a").ShouldBeNull();
    }

    [Fact]
    public async Task A_write_that_says_it_changes_nothing_of_it_leaves_it()
    {
        _recalled.Keep("a", 1, _database.Edition);

        await WriteAsync(leavesRecalled: true);

        Recall("a").ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_failed_may_have_changed_something()
    {
        _recalled.Keep("a", 1, _database.Edition);

        await Should.ThrowAsync<InvalidOperationException>(
            _database.WriteAsync<int>(
                _ => throw new InvalidOperationException(),
                TestContext.Current.CancellationToken,
                leavesRecalled: true
            )
        );

        Recall("a").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_read_while_something_was_written_is_read_again()
    {
        var before = _database.Edition;
        await WriteAsync();

        _recalled.Keep("a", 1, before);

        Recall("a").ShouldBeNull();
    }

    [Fact]
    public void It_never_holds_more_than_it_may()
    {
        foreach (var key in new[] { "a", "b", "c", "d" })
            _recalled.Keep(key, 1, _database.Edition);

        Recall("a").ShouldBeNull();
        Recall("d").ShouldBe(1);
    }

    private int? Recall(string key) => _recalled.TryRecall(key, out var value) ? value : null;

    private Task<int> WriteAsync(bool leavesRecalled = false) =>
        _database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("SELECT 1", transaction: transaction),
            TestContext.Current.CancellationToken,
            leavesRecalled
        );
}
