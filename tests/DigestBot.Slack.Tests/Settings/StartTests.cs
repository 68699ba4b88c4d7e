using System.Net;
using DigestBot.Testing;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Tests.Settings;

public sealed class StartTests
{
    private static async Task<IReadOnlyList<string>> ProblemsAsync(params (string Key, string? Value)[] settings)
    {
        var start = AppHost.StartAsync(new WatchedTime(), AppHost.Settings(settings));
        return [.. (await Should.ThrowAsync<OptionsValidationException>(start)).Failures];
    }

    [Theory]
    [InlineData("/slack")]
    [InlineData("/slack/events")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactivity")]
    public async Task Without_a_secret_the_endpoints_do_not_exist(string path)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime(), AppHost.Settings(("SigningSecret", null)));
        using var response = await app.PostAsync(path, Some.Event(Some.Mention()));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("SigningSecret", "short")]
    [InlineData("SigningSecret", "8f742231b10e8888 abcd99yyyzzz85a5")]
    [InlineData("BotToken", "xapp-1")]
    [InlineData("AppToken", "xoxb-1")]
    [InlineData("ApiUrl", "http://slack.example/api/")]
    [InlineData("ApiUrl", "https://user@slack.example/api/")]
    [InlineData("ApiUrl", "slack")]
    [InlineData("MaxBodyBytes", "-1")]
    [InlineData("TimeoutSeconds", "soon")]
    [InlineData("QueueSize", "0")]
    [InlineData("Workers", "0")]
    [InlineData("SocketConnections", "11")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string key, string value) =>
        (await ProblemsAsync((key, value))).ShouldHaveSingleItem().ShouldStartWith($"Slack:{key} ");

    [Fact]
    public async Task An_installation_is_set_up_whole_or_not_at_all() =>
        (await ProblemsAsync(("ClientId", "1.2")))
            .Select(problem => problem.Split(' ')[0])
            .ShouldBe(["Slack:ClientSecret", "Slack:RedirectUrl", "Slack:Scopes"]);
}
