using System.Runtime.Versioning;
using DigestBot.Articles;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DigestBot.Tests.Articles;

/// <summary>Articles whose files are not found: what was deleted goes, what cannot be seen for now stays.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class GoneArticleTests
{
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    [Theory]
    [InlineData("", 2)]
    [InlineData("closed", 1)]
    [InlineData("closed/deep", 1)]
    public async Task A_folder_that_cannot_be_read_keeps_its_articles_and_says_so_once(string closed, int left)
    {
        await using var chat = await StartAsync("open.md", "closed/deep/alpha.md");
        var folder = Path.Combine(chat.Host.Articles, closed);
        Open(chat.Host.Folder, chat.Host.Articles, Path.Combine(chat.Host.Articles, "closed"));

        File.Delete(At(chat, "open.md"));
        chat.Host.Write("other.txt", "");
        File.SetUnixFileMode(folder, UnixFileMode.None);
        await AsNobody.BeginAsync(chat.Host.ScanAsync);
        await AsNobody.BeginAsync(chat.Host.ScanAsync);
        File.SetUnixFileMode(folder, Everybody);

        Sources(chat).Count.ShouldBe(left);
        Sources(chat).ShouldContain(At(chat, "closed/deep/alpha.md"));
        Times(chat, $"The folder {folder.TrimEnd('/')} cannot be read").ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_can_be_read_again_loses_what_was_deleted_from_it()
    {
        await using var chat = await StartAsync("open.md", "closed/alpha.md");
        var folder = At(chat, "closed");
        Open(chat.Host.Folder, chat.Host.Articles);
        File.SetUnixFileMode(folder, UnixFileMode.None);
        await AsNobody.BeginAsync(chat.Host.ScanAsync);

        File.SetUnixFileMode(folder, Everybody);
        File.Delete(At(chat, "closed/alpha.md"));
        await chat.Host.ScanAsync();

        Sources(chat).ShouldBe([At(chat, "open.md")]);
    }

    [Fact]
    public async Task A_folder_that_is_empty_for_a_while_keeps_its_articles_and_says_so_once()
    {
        await using var chat = await StartAsync("one.md", "deep/two.md");

        Directory.Move(chat.Host.Articles, chat.Host.Articles + ".unmounted");
        Directory.CreateDirectory(chat.Host.Articles);
        await chat.Host.ScanAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(23));
        await chat.Host.ScanAsync();

        Sources(chat).Count.ShouldBe(2);
        (await chat.Ann.AskAsync("/topic quad")).Text.ShouldContain("Four Flags");
        Times(chat, $"No article file is left in {chat.Host.Articles}").ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_is_empty_at_the_start_keeps_its_articles()
    {
        await using var chat = await StartAsync("one.md");

        File.Delete(At(chat, "one.md"));
        await chat.Host.RestartAsync();

        (await chat.Ann.AskAsync("/topic quad")).Text.ShouldContain("Four Flags");
    }

    [Fact]
    public async Task A_folder_that_was_empty_for_a_day_has_lost_its_articles()
    {
        await using var chat = await StartAsync("only.md");

        File.Delete(At(chat, "only.md"));
        await chat.Host.ScanAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(24));
        await chat.Host.ScanAsync();

        Sources(chat).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_was_filled_again_may_be_empty_for_another_day()
    {
        await using var chat = await StartAsync("only.md");
        File.Delete(At(chat, "only.md"));
        await chat.Host.ScanAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(20));
        Write(chat, "only.md");
        await chat.Host.ScanAsync();

        File.Delete(At(chat, "only.md"));
        await chat.Host.ScanAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(20));
        await chat.Host.ScanAsync();

        Sources(chat).Count.ShouldBe(1);
        Times(chat, "No article file is left in").ShouldBe(2);
    }

    [Fact]
    public async Task What_was_read_from_a_path_that_is_named_no_more_goes_at_the_next_start()
    {
        await using var chat = await StartAsync("only.md");
        var other = Directory.CreateDirectory(Path.Combine(chat.Host.Folder, "other")).FullName;

        File.Delete(At(chat, "only.md"));
        await chat.Host.ScanAsync();
        chat.Host.Set("Articles:Paths:0", other);
        await chat.Host.RestartAsync();

        Sources(chat).ShouldBeEmpty();
    }

    private static async Task<Chatting> StartAsync(params string[] names)
    {
        var chat = await Chatting.StartAsync();
        await RestAsync(chat);
        foreach (var name in names)
            Write(chat, name);
        await chat.Host.ScanAsync();
        Sources(chat).Count.ShouldBe(names.Length);
        return chat;
    }

    /// <summary>Nobody looks but the test: whoever looks as root can read everything. The scheduler looks at the start, and when the clock goes on.</summary>
    private static async Task RestAsync(Chatting chat)
    {
        var scheduler = await chat.Host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await Eventually.TrueAsync(
            async () =>
            {
                foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup()))
                    if (await scheduler.GetTrigger(key) is { } trigger && trigger.JobKey.Equals(ScanJob.Key))
                        return trigger.PreviousFireTimeUtc is not null
                            && await scheduler.GetTriggerState(key) == TriggerState.Normal;
                return false;
            },
            () => "The first look at the articles does not end."
        );
    }

    private static void Write(Chatting chat, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(chat, name))!);
        chat.Host.Write(name, SomeArticle.Quad);
    }

    private static void Open(params string[] folders)
    {
        foreach (var folder in folders)
            File.SetUnixFileMode(folder, Everybody);
    }

    private static string At(Chatting chat, string name) => Path.Combine(chat.Host.Articles, name);

    private static List<string> Sources(Chatting chat) =>
        [
            .. chat
                .Host.Services.GetRequiredService<Library>()
                .Current.Articles.Select(article => article.Source)
                .Order(StringComparer.Ordinal),
        ];

    private static int Times(Chatting chat, string said) => chat.Host.Log.ToString().Split(said).Length - 1;
}
