using Microsoft.AspNetCore.Builder;

namespace DigestBot.Benchmarks.Delivery;

/// <summary>The real service on a prepared database, with its shipped settings but for where things are.</summary>
internal static class ServiceRun
{
    public static async Task<WebApplication> PrepareAsync(string folder, int concurrency)
    {
        var articles = Directory.CreateDirectory(Path.Combine(folder, "articles")).FullName;
        await using (var article = typeof(ServiceRun).Assembly.GetManifestResourceStream("article.md")!)
        await using (var file = File.Create(Path.Combine(articles, "article.md")))
            await article.CopyToAsync(file);
        var app = Service.Build([
            "--environment=Development",
            "--Urls=http://127.0.0.1:0",
            $"--contentRoot={AppContext.BaseDirectory}",
            $"--ConnectionStrings:DigestBot=Data Source={Path.Combine(folder, "digestbot.db")}",
            $"--Articles:Paths:0={articles}",
            $"--Digests:Concurrency={concurrency}",
        ]);
        await Service.PrepareAsync(app);
        return app;
    }
}
