using System.Data.Common;
using Dapper;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Tests.Storage;

public sealed class WritesTogetherTests : IAsyncLifetime
{
    /// <summary>SQLite's SQLITE_FULL.</summary>
    private const int Full = 13;

    private readonly string _folder = Directory.CreateTempSubdirectory("digestbot-writes-").FullName;
    private Database _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = new Database(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "writes.db") });
        await _database.ExecuteAsync(
            "CREATE TABLE kept (number INT PRIMARY KEY)",
            new { },
            TestContext.Current.CancellationToken
        );
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Writes_that_waited_together_are_each_kept_or_undone_on_their_own()
    {
        var (first, opened) = Blocked();
        var writes = Enumerable.Range(1, 100).Select(number => InsertAsync(number, breaks: number % 3 == 0)).ToList();
        opened.SetResult();
        await first;

        foreach (var (index, write) in writes.Index())
            if ((index + 1) % 3 == 0)
                (await Should.ThrowAsync<InvalidOperationException>(write)).Message.ShouldBe($"{index + 1} broke");
            else
                (await write).ShouldBe(index + 1);
        (await KeptAsync()).ShouldBe(Enumerable.Range(1, 100).Where(number => number % 3 != 0));
    }

    [Fact]
    public async Task What_the_database_refuses_to_one_write_harms_none_of_the_others()
    {
        var (first, opened) = Blocked();
        var once = InsertAsync(7);
        var twice = InsertAsync(7);
        var other = InsertAsync(8);
        opened.SetResult();
        await first;

        await once;
        await Should.ThrowAsync<SqliteException>(twice);
        await other;
        (await KeptAsync()).ShouldBe([7, 8]);
        await InsertAsync(9);
        (await KeptAsync()).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public async Task What_makes_the_database_undo_everything_is_told_to_all_who_wrote_together_and_ends_with_it()
    {
        await _database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("PRAGMA max_page_count = 20", null, transaction),
            CancellationToken.None
        );
        var (first, opened) = Blocked();
        var before = InsertAsync(1);
        var large = _database.WriteAsync(
            transaction =>
                transaction.Connection!.ExecuteAsync("INSERT INTO kept VALUES (randomblob(500000))", null, transaction),
            CancellationToken.None
        );
        var after = InsertAsync(2);
        opened.SetResult();
        await first;

        foreach (var write in new[] { before, large, after })
            (await Should.ThrowAsync<SqliteException>(write)).SqliteErrorCode.ShouldBe(Full);
        await InsertAsync(3);
        (await KeptAsync()).ShouldBe([3]);
    }

    [Fact]
    public async Task A_write_that_is_given_up_while_it_waits_is_not_done()
    {
        using var giveUp = new CancellationTokenSource();
        var (first, opened) = Blocked();
        var abandoned = InsertAsync(1, cancellation: giveUp.Token);
        var patient = InsertAsync(2);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(abandoned);
        opened.SetResult();
        await first;

        await patient;
        (await KeptAsync()).ShouldBe([2]);
    }

    [Fact]
    public async Task A_write_runs_with_what_its_own_caller_had_around_it_whoever_runs_it()
    {
        var caller = new AsyncLocal<int>();
        var (first, opened) = Blocked();
        var seen = Enumerable
            .Range(1, 20)
            .Select(number =>
            {
                caller.Value = number;
                return _database.WriteAsync(_ => Task.FromResult(caller.Value), CancellationToken.None);
            })
            .ToList();
        caller.Value = 0;
        opened.SetResult();
        await first;

        (await Task.WhenAll(seen)).ShouldBe(Enumerable.Range(1, 20));
    }

    /// <summary>SQLite's FULL: the log is on the disk before a commit returns, so that a power cut takes nothing back.</summary>
    [Fact]
    public async Task What_was_committed_is_on_the_disk_unless_it_may_be_lost()
    {
        const int full = 2;
        const int normal = 1;
        var found = new List<int>();

        foreach (var mayBeLost in new[] { false, true, false })
            found.Add(
                await _database.WriteAsync(
                    transaction => transaction.Connection!.ExecuteScalarAsync<int>("PRAGMA synchronous"),
                    TestContext.Current.CancellationToken,
                    mayBeLost: mayBeLost
                )
            );

        found.ShouldBe([full, normal, full]);
    }

    /// <summary>A write that goes on until it is let go; what comes meanwhile waits together.</summary>
    private (Task First, TaskCompletionSource Opened) Blocked()
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _database.WriteAsync(
            async _ =>
            {
                await opened.Task;
                return 0;
            },
            CancellationToken.None
        );
        return (first, opened);
    }

    private Task<int> InsertAsync(int number, bool breaks = false, CancellationToken? cancellation = null) =>
        _database.WriteAsync(
            async transaction =>
            {
                await InsertAsync(transaction, number);
                return breaks ? throw new InvalidOperationException($"{number} broke") : number;
            },
            cancellation ?? CancellationToken.None
        );

    private static Task InsertAsync(DbTransaction transaction, int number) =>
        transaction.Connection!.ExecuteAsync("INSERT INTO kept VALUES (@number)", new { number }, transaction);

    private Task<IReadOnlyList<int>> KeptAsync() =>
        _database.QueryAsync<int>("SELECT number FROM kept ORDER BY number", null, CancellationToken.None);
}
