using System.Diagnostics;
using DigestBot.Articles;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Articles;

/// <summary>Files that change, go, come back or are broken while the service runs.</summary>
public sealed class ArticleChangeTests
{
    private const string Sections = "SELECT id FROM sections WHERE retired_at IS NULL ORDER BY article_id, ordinal";

    [Fact]
    public async Task Reading_an_unchanged_article_again_changes_nothing()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var library = chat.Host.Services.GetRequiredService<Library>();
        var (before, shelf) = (await Everything(chat), library.Current);

        chat.Host.Time.Advance(TimeSpan.FromHours(1));
        chat.Host.Write("article-0.md", SomeArticle.Quad);
        File.SetLastWriteTimeUtc(Path.Combine(chat.Host.Articles, "article-0.md"), DateTime.UnixEpoch.AddYears(60));
        await chat.Host.ScanAsync();
        library.Current.ShouldBeSameAs(shelf);
        await chat.Host.RestartAsync();

        (await Everything(chat)).ShouldBe(before);
    }

    [Theory]
    [InlineData("https://tea\u200d.example/x")]
    [InlineData("https://é..example/x")]
    [InlineData("https://xn--é.example/x")]
    public async Task An_address_whose_host_is_none_is_left_out_and_the_article_is_read(string address)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        chat.Host.Write("odd.md", $"---\ntitle: Odd\nurl: {address}\n---\n{SomeArticle.WithSections("Alpha", 3)}");
        await chat.Host.ScanAsync();
        await chat.Host.RestartAsync();

        chat.Host.Services.GetRequiredService<Library>().Current.Articles.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_whose_name_is_not_UTF8_holds_up_no_other()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        using (var shell = Process.Start("sh", ["-c", "printf x > \"$0/caf$(printf '\\351').md\"", chat.Host.Articles]))
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        chat.Host.Write("other.md", SomeArticle.WithSections("Alpha", 3));
        await chat.Host.ScanAsync();
        await chat.Host.RestartAsync();

        chat.Host.Services.GetRequiredService<Library>().Current.Articles.Count.ShouldBe(2);
        using (var shell = Process.Start("sh", ["-c", "rm \"$0\"/caf*", chat.Host.Articles]))
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_section_keeps_its_identity_where_its_text_is_the_same()
    {
        var article = SomeArticle.WithSections("Alpha", 3);
        await using var chat = await Chatting.StartAsync(article);
        var before = await chat.Host.QueryAsync<long>(Sections);

        chat.Host.Write("article-0.md", article.Replace("14 crowns", "99 crowns", StringComparison.Ordinal));
        await chat.Host.ScanAsync();

        var after = await chat.Host.QueryAsync<long>(Sections);
        after.Count.ShouldBe(3);
        (after[0], after[2]).ShouldBe((before[0], before[2]));
        before.ShouldNotContain(after[1]);
    }

    [Fact]
    public async Task What_a_digest_had_does_not_come_again_when_another_section_of_the_article_changed()
    {
        var article = SomeArticle.WithSections("Alpha", 3);
        await using var chat = await Chatting.StartAsync(article);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await chat.Ann.SeesAsync();

        chat.Host.Write("article-0.md", article.Replace("14 crowns", "99 crowns", StringComparison.Ordinal));
        await chat.Host.ScanAsync();
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));

        var second = await chat.Ann.SeesAsync();
        second.Text.ShouldContain("Alpha part 2");
        second.Text.ShouldNotContain("Alpha part 1");
        second.Text.ShouldNotContain("Alpha part 3");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_answered_from_no_more_until_it_is_back()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad, SomeArticle.WithSections("Alpha", 2));
        var sections = await chat.Host.QueryAsync<long>(Sections);

        File.Delete(Path.Combine(chat.Host.Articles, "article-0.md"));
        await chat.Host.ScanAsync();
        (await chat.Ann.AskAsync("/articles")).Text.ShouldNotContain("Four Flags");
        (await chat.Ann.AskAsync("/topic quad")).Text.ShouldNotContain("Four Flags");
        (await chat.Ann.AskAsync("/search diplomats")).Text.ShouldNotContain("Four Flags");
        (await chat.Ann.AskAsync("/digest")).Text.ShouldNotContain("Four Flags");

        chat.Host.Write("article-0.md", SomeArticle.Quad);
        await chat.Host.ScanAsync();
        (await chat.Ann.AskAsync("/topic quad")).Text.ShouldContain("Four Flags");
        (await chat.Ann.AskAsync("/search diplomats")).Text.ShouldContain("Four Flags");
        (await chat.Host.QueryAsync<long>(Sections)).ShouldBe(sections);
    }

    [Fact]
    public async Task A_button_to_a_section_that_is_gone_gets_a_kind_answer()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad, SomeArticle.WithSections("Alpha", 2));
        var digest = await chat.Ann.AskAsync("/digest");

        File.Delete(Path.Combine(chat.Host.Articles, "article-0.md"));
        await chat.Host.ScanAsync();
        var pressed = await chat.Ann.PressAsync(digest, "Read section: A table for four");

        pressed.Summary.ShouldNotBeEmpty();
        chat.Host.Log.ToString().ShouldNotContain("broke");
    }

    [Fact]
    public async Task One_broken_file_is_reported_and_the_others_are_read()
    {
        await using var chat = await Chatting.StartAsync();
        File.WriteAllBytes(At(chat, "a-binary.md"), [1, 0, 2, 0, 3, 0]);
        File.WriteAllText(At(chat, "b-empty.md"), "");
        await using (var large = File.Create(At(chat, "c-large.txt")))
            large.SetLength(10 * 1024 * 1024 + 1);
        File.CreateSymbolicLink(At(chat, "d-dangling.md"), At(chat, "nowhere.md"));
        Directory.CreateDirectory(At(chat, "e-folder.md"));
        File.CreateSymbolicLink(At(chat, "f-loop.md"), At(chat, "f-loop.md"));
        await MakePipeAsync(At(chat, "g-pipe.md"));
        chat.Host.Write("z-good.md", SomeArticle.Quad);

        await chat.Host.ScanAsync();
        await chat.Host.RestartAsync();

        (await chat.Ann.AskAsync("/articles")).Text.ShouldContain("Four Flags");
        var log = chat.Host.Log.ToString();
        log.ShouldMatch("Skipped .*a-binary.md: This is a binary file");
        log.ShouldMatch("Skipped .*b-empty.md: This file is empty");
        log.ShouldMatch("Skipped .*g-pipe.md: This file is empty");
        log.ShouldMatch("Skipped .*c-large.txt: This file is larger than 10 MB");
        log.ShouldNotContain("d-dangling.md");
    }

    [Fact]
    public async Task A_broken_file_that_was_repaired_is_read()
    {
        await using var chat = await Chatting.StartAsync();
        File.WriteAllBytes(At(chat, "late.md"), [1, 0, 2, 0, 3, 0]);
        await chat.Host.ScanAsync();

        chat.Host.Write("late.md", SomeArticle.Quad);
        await chat.Host.ScanAsync();

        (await chat.Ann.AskAsync("/articles")).Text.ShouldContain("Four Flags");
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_not_followed()
    {
        await using var chat = await Chatting.StartAsync();
        var outside = Path.Combine(chat.Host.Folder, "outside");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "secret.md"), SomeArticle.Quad);
        File.CreateSymbolicLink(At(chat, "link.md"), Path.Combine(outside, "secret.md"));
        Directory.CreateSymbolicLink(At(chat, "folder"), outside);

        await chat.Host.ScanAsync();

        (await chat.Ann.AskAsync("/articles")).Text.ShouldContain("Nothing has been read yet");
    }

    [Fact]
    public async Task Front_matter_that_is_broken_stops_neither_its_own_article_nor_the_next_one()
    {
        await using var chat = await Chatting.StartAsync();
        chat.Host.Write(
            "a.md",
            "---\ntags: [a, b\ndate: 2026-01-01\n---\n# Broken Front\n\nThe ferry left at noon. Nobody saw it again."
        );
        chat.Host.Write("b.md", SomeArticle.Quad);

        await chat.Host.ScanAsync();

        var articles = await chat.Ann.AskAsync("/articles");
        articles.Text.ShouldContain("Four Flags");
        articles.Text.ShouldContain("2 articles");
        chat.Host.Log.ToString().ShouldContain("front matter is no valid YAML");
    }

    [Fact]
    public async Task A_whole_folder_that_is_missing_keeps_what_was_read_from_it_and_only_that()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var more = chat.Host.Articles + "-more";
        Directory.CreateDirectory(more);
        File.WriteAllText(Path.Combine(more, "alpha.md"), SomeArticle.WithSections("Alpha", 2));
        File.WriteAllText(Path.Combine(more, "beta.md"), SomeArticle.WithSections("Beta", 2));
        chat.Host.Set("Articles:Paths:1", more);
        await chat.Host.RestartAsync();

        Directory.Move(chat.Host.Articles, chat.Host.Articles + ".unmounted");
        File.Delete(Path.Combine(more, "alpha.md"));
        await chat.Host.ScanAsync();
        await chat.Host.RestartAsync();

        var articles = await chat.Ann.AskAsync("/articles");
        articles.Text.ShouldContain("Four Flags");
        articles.Text.ShouldContain("Beta");
        articles.Text.ShouldNotContain("Alpha");
        chat.Host.Log.ToString().ShouldContain("which is not there; what was read from it before stays");
        Directory.CreateDirectory(chat.Host.Articles);
    }

    private static string At(Chatting chat, string name) => Path.Combine(chat.Host.Articles, name);

    private static async Task MakePipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> Everything(Chatting chat) =>
        string.Join(
            '\n',
            (
                await chat.Host.QueryAsync<string>(
                    """
                    SELECT id || source || title || fingerprint || read_at || coalesce(removed_at, '') FROM articles
                    UNION ALL
                    SELECT id || heading || text || sentences || summary || coalesce(retired_at, '') FROM sections
                    UNION ALL
                    SELECT rowid || heading || text FROM section_search
                    """
                )
            ).Order(StringComparer.Ordinal)
        );
}
