using System.Text.Json;
using Deque.AxeCore.Playwright;
using DigestBot.Testing;
using Microsoft.Playwright;

namespace DigestBot.Tests.Web;

public sealed class LocalChatPageTests(Browser browser)
{
    [Fact]
    public async Task The_page_runs_no_foreign_script_and_no_two_answers_share_a_nonce()
    {
        await using var host = await PageHost.StartAsync();
        var (policy, html) = await PageAsync(host);
        policy.ShouldContain("default-src 'none'; script-src 'self';");
        policy.ShouldContain("connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        html.ShouldNotContain("{nonce}");
        (await PageAsync(host)).Policy.ShouldNotBe(policy);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/chat.css", "text/css")]
    [InlineData("/chat.js", "text/javascript")]
    [InlineData("/look.js", "text/javascript")]
    public async Task Every_answer_says_what_it_is_and_is_asked_for_again(string path, string type)
    {
        await using var host = await PageHost.StartAsync();
        using var client = host.Client;
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe(type);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl?.NoCache.ShouldBeTrue();
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Fact]
    public void The_bundle_is_pinned_by_hash_and_by_no_registry()
    {
        var path = Path.Combine(RealParts.Root, "src", "DigestBot", "Web", "webchat", "package-lock.json");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var packages = file.RootElement.GetProperty("packages");
        packages.EnumerateObject().Select(package => package.Name).ShouldBe(["", "node_modules/botframework-webchat"]);
        var bundle = packages.GetProperty("node_modules/botframework-webchat");
        bundle.GetProperty("integrity").GetString().ShouldNotBeNull().ShouldStartWith("sha512-");
        bundle.TryGetProperty("resolved", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task Without_the_bundle_the_page_says_what_to_install(ColorScheme scheme, int width)
    {
        await using var host = await PageHost.StartAsync(folder: WithoutBundle());
        await using var context = await browser.OpenAsync(width, scheme);
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address.ToString());

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Node.js with npm");
        (await page.RunAxe()).Violations.ShouldBeEmpty();
        await Browser.PictureAsync(page, $"missing-{scheme}-{width}".ToLowerInvariant());
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_said_in_words()
    {
        await using var host = await PageHost.StartAsync();
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address.ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The service answered 404.");
    }

    private static async Task<(string Policy, string Html)> PageAsync(PageHost host)
    {
        using var client = host.Client;
        var answer = await client.GetAsync("/", TestContext.Current.CancellationToken);
        return (
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private static string WithoutBundle()
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-page-").FullName;
        foreach (var name in new[] { "missing.html", "chat.css" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "chat", name), Path.Combine(folder, name));
        return folder;
    }
}
