using System.Net;
using System.Text;
using DigestBot.Operations.Retention;
using DigestBot.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>An app that workspaces install themselves: each has its token, sealed.</summary>
public sealed class SlackInstallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_installed_workspace_is_answered_with_its_own_token_after_a_restart_too()
    {
        await using var slacking = await StartAsync();
        var bob = new SlackPerson(slacking) { Team = "T0002", Channel = "C0002" };
        (await bob.CommandAsync("/topic quad")).Json.ShouldContain("not installed");

        await InstallAsync(slacking, "T0002");
        await slacking.HappensAsync(bob.Mention("topic quad"), team: "T0002");
        (await bob.SeesAsync(1)).Json.ShouldContain("four countries");
        await slacking.RestartAsync();
        var before = slacking.Slack.Workspaces["T0002"].Posts.Count;
        await slacking.HappensAsync(bob.Mention("topics"), team: "T0002");

        (await bob.SeesAsync(before)).Json.ShouldContain("quad", Case.Insensitive);
        slacking
            .Slack.Calls.Where(call => call.Method == "chat.postMessage")
            .ShouldAllBe(call => call.Token == "xoxb-2-two");
    }

    [Fact]
    public async Task No_token_stands_in_the_database_or_its_log()
    {
        await using var slacking = await StartAsync();
        await InstallAsync(slacking, "T0002");

        foreach (var file in Directory.GetFiles(slacking.Host.Folder, "digestbot.db*"))
            if (!file.EndsWith(".lock", StringComparison.Ordinal))
                Encoding.Latin1.GetString(await ReadAsync(file)).ShouldNotContain("xoxb-2-two");
        slacking.Host.Log.ToString().ShouldNotContain("xoxb-2-two");
    }

    [Fact]
    public async Task Without_the_keys_a_token_is_worth_nothing_and_the_log_says_what_to_do()
    {
        await using var slacking = await StartAsync();
        await InstallAsync(slacking, "T0002");
        await slacking.Host.StopAsync();
        Directory.Delete(Path.Combine(slacking.Host.Folder, "digestbot.db.keys"), recursive: true);
        await slacking.RestartAsync();

        var answer = await new SlackPerson(slacking) { Team = "T0002", Channel = "C0002" }.CommandAsync("/topic quad");

        answer.Json.ShouldContain("not installed");
        slacking.Host.Log.ToString().ShouldContain("has to be installed there again");
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task When_a_workspace_removes_the_app_its_token_is_gone(string type)
    {
        await using var slacking = await StartAsync();
        await InstallAsync(slacking, "T0001");
        await InstallAsync(slacking, "T0002");
        await slacking.Ann.CommandAsync("/topics");

        await slacking.HappensAsync(new { type, tokens = new { bot = new[] { "UBOTT0001" } } });
        await Eventually.TrueAsync(
            async () => await slacking.Host.CountAsync("SELECT count(*) FROM conversations WHERE removed_at > 0") == 1,
            () => slacking.Host.Log.ToString()
        );

        (await slacking.Host.QueryAsync<string>("SELECT id FROM slack_workspaces")).ShouldBe(["T0002"]);
        (await slacking.Ann.CommandAsync("/topics")).Json.ShouldContain("not installed");
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task A_removal_that_Slack_tells_late_does_not_undo_a_newer_installation(string type)
    {
        await using var slacking = await StartAsync();
        await InstallAsync(slacking, "T0001");
        await slacking.Ann.CommandAsync("/topics");
        var removed = slacking.Host.Time.GetUtcNow();
        slacking.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await InstallAsync(slacking, "T0001");

        await slacking.HappensAsync(new { type, tokens = new { bot = new[] { "UBOTT0001" } } }, at: removed);
        await Eventually.TrueAsync(
            () => Task.FromResult(slacking.Host.Log.ToString().Contains("installed again", StringComparison.Ordinal)),
            () => slacking.Host.Log.ToString()
        );

        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations WHERE removed_at > 0")).ShouldBe(0);
        (await slacking.Ann.CommandAsync("/topics")).Json.ShouldNotContain("not installed");
    }

    [Fact]
    public async Task Old_claims_are_forgotten_by_the_nightly_retention()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/topics");
        slacking.Host.Time.Advance(TimeSpan.FromDays(3));
        await slacking.Ann.CommandAsync("/topics");

        await slacking.Host.Services.GetRequiredService<Expiry>().RunAsync(Cancellation);

        (await slacking.Host.CountAsync("SELECT count(*) FROM slack_claims")).ShouldBe(1);
    }

    private static async Task<Slacking> StartAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Slack:BotToken"] = "",
            ["Slack:ClientId"] = "1.2",
            ["Slack:ClientSecret"] = "0123456789abcdef0123456789abcdef",
            ["Slack:RedirectUrl"] = "https://bot.example.org/slack/oauth_redirect",
        };
        return await Slacking.StartAsync(settings);
    }

    /// <summary>An admin goes to the app's page, agrees at Slack and comes back.</summary>
    private static async Task InstallAsync(Slacking slacking, string team)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = slacking.Host.Http.BaseAddress,
        };
        using var page = await browser.GetAsync("/slack/install", Cancellation);
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var asked = QueryHelpers.ParseQuery(page.Headers.Location!.Query);
        asked["scope"].ToString().ShouldContain("app_mentions:read");
        var code = slacking.Slack.Installs.Agree(slacking.Slack.Workspaces[team]);
        using var back = new HttpRequestMessage(
            HttpMethod.Get,
            $"/slack/oauth_redirect?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}"
        );
        back.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        using var done = await browser.SendAsync(back, Cancellation);
        (await done.Content.ReadAsStringAsync(Cancellation)).ShouldContain("installed");
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
