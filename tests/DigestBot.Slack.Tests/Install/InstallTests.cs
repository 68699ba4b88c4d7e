using System.Net;
using DigestBot.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Slack.Tests.Install;

public sealed class InstallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(SlackApp App, List<SlackInstallation> Stored)> StartAsync()
    {
        var stored = new List<SlackInstallation>();
        var installs = new SlackInstalls();
        var app = await SlackApp.StartAsync(
            services: services =>
                services.AddSingleton<SlackInstalled>(
                    (installation, _) =>
                    {
                        stored.Add(installation);
                        return Task.CompletedTask;
                    }
                ),
            settings:
            [
                ("ClientId", installs.ClientId),
                ("ClientSecret", installs.ClientSecret),
                ("RedirectUrl", installs.RedirectUrl),
                ("Scopes", "chat:write,commands"),
            ]
        );
        return (app, stored);
    }

    /// <summary>A browser at the start: the state in the address, and its cookie.</summary>
    private static async Task<(string State, string Cookie)> BeginAsync(SlackApp app)
    {
        using var response = await app.Host.Client.GetAsync("/slack/install", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var query = QueryHelpers.ParseQuery(response.Headers.Location!.Query);
        return (query["state"].ToString(), response.Headers.GetValues("Set-Cookie").Single());
    }

    private static async Task<HttpStatusCode> FinishAsync(SlackApp app, string? code, string? state, string? cookie)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = state };
        var address = QueryHelpers.AddQueryString("/slack/oauth_redirect", query.Where(part => part.Value is not null));
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await app.Host.SendAsync(request);
        return response.StatusCode;
    }

    [Fact]
    public async Task Slacks_page_is_asked_for_what_the_settings_say()
    {
        var (app, _) = await StartAsync();
        await using var _1 = app;
        using var response = await app.Host.Client.GetAsync("/slack/install", Cancellation);
        var location = response.Headers.Location!;
        location.AbsolutePath.ShouldBe("/oauth/v2/authorize");
        var query = QueryHelpers.ParseQuery(location.Query);
        query["client_id"].ToString().ShouldBe("1.2");
        query["scope"].ToString().ShouldBe("chat:write,commands");
        query["redirect_uri"].ToString().ShouldBe(app.Slack.Installs.RedirectUrl);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        new[] { "httponly", "secure", "samesite=lax", "path=/slack", "max-age=600" }.ShouldAllBe(part =>
            cookie.Contains(part, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task An_installation_ends_with_a_stored_token()
    {
        var (app, stored) = await StartAsync();
        await using var _ = app;
        var (state, cookie) = await BeginAsync(app);
        var code = app.Slack.Installs.Agree(app.Slack.Workspaces["T0002"]);
        (await FinishAsync(app, code, state, cookie)).ShouldBe(HttpStatusCode.OK);
        var installed = stored.ShouldHaveSingleItem();
        (installed.TeamId, installed.BotToken, installed.AppId).ShouldBe(("T0002", "xoxb-2-two", "A0001"));
        installed.Scopes.ShouldContain("commands");
        installed.ToString().ShouldNotContain("xoxb");
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        var (app, stored) = await StartAsync();
        await using var _ = app;
        var (state, cookie) = await BeginAsync(app);
        await FinishAsync(app, app.Slack.Installs.Agree(app.Slack.One), state, cookie);
        (await FinishAsync(app, app.Slack.Installs.Agree(app.Slack.One), state, cookie)).ShouldBe(
            HttpStatusCode.BadRequest
        );
        stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_state_is_good_for_ten_minutes_and_in_its_own_browser()
    {
        var (app, stored) = await StartAsync();
        await using var _ = app;
        var code = app.Slack.Installs.Agree(app.Slack.One);
        var (mine, cookie) = await BeginAsync(app);
        var (theirs, other) = await BeginAsync(app);
        (string? State, string? Cookie)[] attacks =
        [
            (null, cookie),
            ("", cookie),
            ("made up", cookie),
            (mine, null),
            (mine, other),
            (theirs, cookie),
            (mine + "x", cookie),
            (mine, "slack-install="),
        ];
        foreach (var (state, jar) in attacks)
            (await FinishAsync(app, code, state, jar)).ShouldBe(HttpStatusCode.BadRequest);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        (await FinishAsync(app, code, mine, cookie)).ShouldBe(HttpStatusCode.BadRequest);
        stored.ShouldBeEmpty();
        app.Slack.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_does_not_agree_installs_nothing()
    {
        var (app, stored) = await StartAsync();
        await using var _ = app;
        var (state, cookie) = await BeginAsync(app);
        (await FinishAsync(app, null, state, cookie)).ShouldBe(HttpStatusCode.OK);
        stored.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_that_Slack_does_not_know_installs_nothing()
    {
        var (app, stored) = await StartAsync();
        await using var _ = app;
        var (state, cookie) = await BeginAsync(app);
        (await FinishAsync(app, "code-9", state, cookie)).ShouldBe(HttpStatusCode.BadGateway);
        stored.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/slack/install")]
    [InlineData("/slack/oauth_redirect")]
    public async Task Without_the_settings_there_is_no_installation(string path)
    {
        await using var app = await SlackApp.StartAsync();
        using var response = await app.Host.Client.GetAsync(path, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
