using DigestBot.Articles;
using DigestBot.Articles.Formats;
using DigestBot.Storage;
using DigestBot.Tests.Hosting;
using DigestBot.Text;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Articles;

/// <summary>An edit of an article while other things are written.</summary>
public sealed class ArticleEditionsTests : IDisposable
{
    private readonly ReadRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Sections_are_compared_before_it_is_the_turn_of_the_edit_to_write()
    {
        var article = SomeArticle.WithSections("Alpha", 200);
        await using var chat = await Chatting.StartAsync(article);
        var document = Read(article.Replace("opened", "was opened", StringComparison.Ordinal));
        var turn = HoldTurn(chat);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var saved = SaveAsync(chat, document);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeGreaterThan(1_000_000);
        saved.IsCompleted.ShouldBeFalse();
        turn.SetResult(0);
        await saved;
        (
            await chat.Host.CountAsync("SELECT count(DISTINCT section_id) FROM section_formers WHERE is_edition = 1")
        ).ShouldBe(200);
    }

    [Fact]
    public async Task Sections_that_another_edit_changed_meanwhile_are_compared_again()
    {
        var article = SomeArticle.WithSections("Alpha", 2);
        await using var chat = await Chatting.StartAsync(article);
        var edited = article.Replace("14 crowns", "99 crowns", StringComparison.Ordinal);
        var turn = HoldTurn(chat);

        var first = SaveAsync(chat, Read(edited));
        var second = SaveAsync(chat, Read(edited.Replace("7 crowns", "8 crowns", StringComparison.Ordinal)));
        turn.SetResult(0);
        await Task.WhenAll(first, second);

        (await chat.Host.CountAsync("SELECT count(*) FROM sections WHERE text LIKE '%99 crowns%'")).ShouldBe(1);
        (await chat.Host.CountAsync("SELECT count(*) FROM sections WHERE retired_at IS NULL")).ShouldBe(2);
    }

    /// <summary>Another write has its turn until the result is set.</summary>
    private static TaskCompletionSource<int> HoldTurn(Chatting chat)
    {
        var turn = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = chat
            .Host.Services.GetRequiredService<Database>()
            .WriteAsync(_ => turn.Task, TestContext.Current.CancellationToken);
        return turn;
    }

    private static Task SaveAsync(Chatting chat, ArticleDocument document) =>
        chat
            .Host.Services.GetRequiredService<ArticleEditions>()
            .SaveAsync(
                $"{chat.Host.Articles}/article-0.md",
                Guid.CreateVersion7().ToString(),
                document,
                TestContext.Current.CancellationToken
            );

    private ArticleDocument Read(string article) =>
        ArticleFile
            .Read(_run.File("article.md", article), ReadOptions.Default)
            .ShouldBeOfType<ArticleReading.Done>()
            .Document;
}
