using System.Net;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Circuits;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DigestBot.Tests.Operations;

public sealed class HealthTests
{
    private const string Key = "a-key-of-the-operator";

    [Fact]
    public async Task A_service_that_works_is_live_and_ready_with_a_sentence_for_each_check()
    {
        await using var host = await BotHost.StartAsync(articles: SomeArticle.Quad);

        (await LookAsync(host, "/health/live")).ShouldBe((HttpStatusCode.OK, "Ready", ""));
        var (status, word, checks) = await LookAsync(host, "/health/ready");
        (status, word).ShouldBe((HttpStatusCode.OK, "Ready"), checks);
        foreach (var name in new[] { "database", "disk", "articles", "scheduler", "sending", "channels" })
            checks.ShouldContain($"{name} Ready: ");
    }

    [Fact]
    public async Task Others_see_the_status_and_only_the_operator_the_details()
    {
        await using var host = await BotHost.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Operator:Key"] = Key },
            articles: SomeArticle.Quad
        );

        (await LookAsync(host, "/health/ready", ("X-Forwarded-For", "203.0.113.7"))).Checks.ShouldBeEmpty();
        (
            await LookAsync(
                host,
                "/health/ready",
                ("X-Forwarded-For", "203.0.113.7"),
                ("Authorization", $"Bearer {Key}")
            )
        ).Checks.ShouldContain("database Ready");
    }

    [Fact]
    public async Task A_scheduler_that_stands_still_makes_it_unready()
    {
        await using var host = await BotHost.StartAsync(articles: SomeArticle.Quad);
        var scheduler = await host
            .Services.GetRequiredService<ISchedulerFactory>()
            .GetScheduler(TestContext.Current.CancellationToken);
        await scheduler.Standby(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(
            async () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(31));
                var (status, word, checks) = await LookAsync(host, "/health/ready");
                return (status, word) == (HttpStatusCode.ServiceUnavailable, "Unready")
                    && checks.Contains("scheduler Unready: The last look", StringComparison.Ordinal);
            },
            () => "It stayed ready."
        );
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_makes_it_unready()
    {
        await using var host = await BotHost.StartAsync(articles: SomeArticle.Quad);
        await host.QueryAsync<long>(
            "CREATE TRIGGER full BEFORE INSERT ON write_checks BEGIN SELECT RAISE(ABORT, 'no space'); END"
        );

        var (status, _, checks) = await LookAsync(host, "/health/ready");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        checks.ShouldContain("database Unready: The database takes no writes");
        checks.ShouldContain("no space");
    }

    [Fact]
    public async Task An_open_circuit_and_an_empty_shelf_degrade_it()
    {
        await using var host = await BotHost.StartAsync();
        var circuits = host.Services.GetRequiredService<ServiceUrlCircuits>();
        var somewhere = new Conversation(
            new ConversationId(1),
            ConversationReference.Of(new Activity { ServiceUrl = "https://example.org/amer/" }),
            Personal: true,
            UnreachableAt: null
        );
        for (var failure = 0; failure < 10; failure++)
            circuits.Report(somewhere, new SendReceipt(SendStatus.Retry, HttpStatus: 503), TimeSpan.Zero);

        var (status, word, checks) = await LookAsync(host, "/health/ready");

        (status, word).ShouldBe((HttpStatusCode.OK, "Degraded"));
        checks.ShouldContain("channels Degraded: https://example.org/amer is open since");
        checks.ShouldContain("articles Degraded: No article has been read");
    }

    private static async Task<(HttpStatusCode Status, string Word, string Checks)> LookAsync(
        BotHost host,
        string path,
        params IEnumerable<(string Name, string Value)> headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await host.Http.SendAsync(request);
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        var checks = body.TryGetProperty("checks", out var all)
            ? all.EnumerateArray()
                .Select(check =>
                    $"{check.GetProperty("name").GetString()} {check.GetProperty("status").GetString()}: {check.GetProperty("says").GetString()}"
                )
            : [];
        return (response.StatusCode, body.GetProperty("status").GetString()!, string.Join('\n', checks));
    }
}
