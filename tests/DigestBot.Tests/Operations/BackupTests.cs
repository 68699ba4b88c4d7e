using System.Net.Sockets;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Operations;

/// <summary>Copies of the database: taken while the real service posts, put back after it was killed.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_copy_taken_while_the_service_posts_brings_everything_back_but_what_came_later()
    {
        await using var watched = await Watched.StartAsync();
        var copy = Path.Combine(watched.Home.Folder, "copy.db");
        for (var chat = 1; chat <= 12; chat++)
            await watched.SayAsync($"a:chat-{chat}", "/subscribe daily 08:30");
        watched.FallDue();
        var taken = await RunAsync(watched, "backup", copy);
        taken.Code.ShouldBe(0, taken.Error);
        taken.Out.ShouldContain("conversations 12, schedules 12");
        await watched.HasAsync(12, "sent");
        var whole = await RunAsync(watched, "backup", copy, "--force");
        whole.Code.ShouldBe(0, whole.Error);
        await watched.SayAsync("a:later", "/subscribe daily 08:30");
        var posted = watched.Connector.Received.Count;

        var running = await RunAsync(watched, "restore", copy);
        (running.Code, running.Error.Contains("Is another DigestBot using", StringComparison.Ordinal)).ShouldBe(
            (1, true)
        );
        await watched.Service.KillAsync();
        var restored = await RunAsync(watched, "restore", copy);
        restored.Code.ShouldBe(0, restored.Error);
        await watched.StartServiceAsync();

        Count(watched, "SELECT count(*) FROM conversations").ShouldBe(12);
        Count(watched, "SELECT count(*) FROM deliveries WHERE state = 'sent' AND activity_id IS NOT NULL").ShouldBe(12);
        watched.FallDue();
        await watched.HasAsync(24, "sent");
        Texts(watched, posted).ShouldAllBe(second => !Texts(watched, 12, 12).Any(first => first == second));
        var kept = Directory.GetFiles(watched.Home.Folder, "digestbot.db.before-*").Single();
        (await OperatorRun.OfAsync("deliveries", "--database", kept)).Out.ShouldContain("sent");
    }

    [Fact]
    public async Task A_copy_never_replaces_a_file_unasked_and_a_broken_one_is_refused()
    {
        await using var host = await BotHost.StartAsync(articles: SomeArticle.Quad);
        var database = Path.Combine(host.Folder, "digestbot.db");
        var copy = Path.Combine(host.Folder, "copy.db");
        File.WriteAllText(copy, "mine");

        var refused = await OperatorRun.OfAsync("backup", copy, "--database", database);
        (refused.Code, refused.Error.Trim()).ShouldBe((1, $"{copy} is there already; add --force to replace it."));
        File.WriteAllText($"{copy}-wal", "of another program");
        var mixed = await OperatorRun.OfAsync("backup", copy, "--force", "--database", database);
        mixed.Code.ShouldBe(1);
        mixed.Error.ShouldStartWith($"{copy}-wal is there");
        File.ReadAllText(copy).ShouldBe("mine");
        File.Delete($"{copy}-wal");
        (await OperatorRun.OfAsync("backup", copy, "--force", "--database", database)).Code.ShouldBe(0);
        Directory.GetFiles(host.Folder, "*partial*").ShouldBeEmpty();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await host.StopAsync();

        var bytes = File.ReadAllBytes(copy);
        var before = File.ReadAllBytes(database);
        for (var at = 4096 * 2; at < bytes.Length; at += 64)
            bytes[at] ^= 0x5a;
        File.WriteAllBytes(copy, bytes);
        var damaged = await OperatorRun.OfAsync("restore", copy, "--database", database);
        damaged.Code.ShouldBe(1);
        damaged.Error.ShouldContain("is damaged");
        File.WriteAllText(copy, "not a database at all, but long enough to look at twice");
        (await OperatorRun.OfAsync("restore", copy, "--database", database)).Error.ShouldContain(
            "it is no SQLite file"
        );
        File.ReadAllBytes(database).ShouldBe(before);
    }

    [Fact]
    public async Task A_log_that_a_lost_database_left_is_put_aside_before_the_copy_takes_its_place()
    {
        await using var host = await BotHost.StartAsync(articles: SomeArticle.Quad);
        var database = Path.Combine(host.Folder, "digestbot.db");
        var copy = Path.Combine(host.Folder, "copy.db");
        (await OperatorRun.OfAsync("backup", copy, "--database", database)).Code.ShouldBe(0);
        await host.StopAsync();
        File.Delete(database);
        await File.WriteAllTextAsync($"{database}-wal", "left over", TestContext.Current.CancellationToken);

        (await OperatorRun.OfAsync("restore", copy, "--database", database)).Code.ShouldBe(0);

        File.Exists($"{database}-wal").ShouldBeFalse();
        Directory.GetFiles(host.Folder, "*.before-*-wal").ShouldHaveSingleItem();
        File.Exists(database).ShouldBeTrue();
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_no_file()
    {
        using var home = new Home();
        var database = HomeDatabase.Path(home);
        var copy = Path.Combine(home.Folder, "copy.db");
        HomeDatabase.Execute(home, "CREATE TABLE something (anything INT)");

        var run = await OperatorRun.OfAsync("backup", copy, "--database", database);

        (run.Code, run.Error.Trim()).ShouldBe((1, $"{copy}.partial is no DigestBot database."));
        Directory.GetFiles(home.Folder, "copy*").ShouldBeEmpty();
    }

    /// <summary>In <c>/proc</c> nobody makes a file, not even root.</summary>
    [Fact]
    public async Task A_copy_that_cannot_be_written_is_named_with_the_reason()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc.");
        await using var host = await BotHost.StartAsync(articles: SomeArticle.Quad);

        var run = await OperatorRun.OfAsync(
            "backup",
            "/proc/copy.db",
            "--database",
            Path.Combine(host.Folder, "digestbot.db")
        );

        run.Code.ShouldBe(1);
        run.Error.ShouldStartWith("/proc/copy.db.partial cannot be written: ");
    }

    /// <summary>A socket is a file that nobody can open.</summary>
    [Theory]
    [InlineData("restore")]
    [InlineData("deliveries")]
    [InlineData("backup")]
    public async Task What_cannot_be_read_is_named_with_the_reason(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A socket is no file there.");
        using var home = new Home();
        var unreadable = Path.Combine(home.Folder, "unreadable.db");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(unreadable));
        var other = Path.Combine(home.Folder, "other.db");

        var run = command switch
        {
            "restore" => await OperatorRun.OfAsync(command, unreadable, "--database", other),
            "backup" => await OperatorRun.OfAsync(command, other, "--database", unreadable),
            _ => await OperatorRun.OfAsync(command, "--database", unreadable),
        };

        run.Code.ShouldBe(1);
        run.Error.ShouldStartWith($"{unreadable} cannot be read: ");
        File.Exists(other).ShouldBeFalse();
    }

    private static Task<OperatorRun> RunAsync(Watched watched, params string[] command) =>
        OperatorRun.OfAsync([.. command, "--database", HomeDatabase.Path(watched.Home)]);

    private static long Count(Watched watched, string sql) => HomeDatabase.Count(watched.Home, sql);

    /// <summary>What was posted, each with the conversation it went to.</summary>
    private static List<string> Texts(Watched watched, int skip, int take = int.MaxValue) =>
        [
            .. watched
                .Connector.Received.Skip(skip)
                .Take(take)
                .Select(call => $"{call.ConversationId}: {new Card(call).Text}"),
        ];
}
