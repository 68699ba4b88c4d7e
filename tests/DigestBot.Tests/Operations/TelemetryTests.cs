using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Operations;

/// <summary>What the real service tells those who watch it.</summary>
public sealed partial class TelemetryTests
{
    private const string Key = "a-key-of-the-operator";

    [Fact]
    public async Task Traces_metrics_and_logs_tell_of_each_delivery_from_its_occurrence_to_its_end()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var watched = await Watched.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Operator__Key"] = Key,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
                ["Logging__LogLevel__Default"] = "Debug",
                ["Logging__Console__FormatterName"] = "json",
                ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
            }
        );
        watched.Connector.Break("a:gone", new ConnectorFault.Refuse(403, "MessageWritesBlocked", null));
        await watched.SayAsync("a:chat-1", "/subscribe daily 08:30");
        await watched.SayAsync("a:gone", "/subscribe daily 08:30");
        watched.FallDue();
        await watched.HasAsync(1, "sent");
        await watched.HasAsync(1, "failed");

        ItIsCounted(await ScrapeAsync(watched));
        await ItIsTracedAsync(receiver, watched);
        EveryLineHasTheDelivery(watched);
        watched.Service.ToString().ShouldNotContain(Key);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        elsewhere.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");
        (await watched.Service.Http.SendAsync(elsewhere, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Every_end_that_a_delivery_comes_to_is_counted_from_the_start()
    {
        await using var watched = await Watched.StartAsync();

        var samples = await ScrapeAsync(watched);

        foreach (var state in new[] { "sent", "failed", "missed", "empty", "skipped" })
            samples
                .Where(sample => sample.Key.StartsWith("digestbot_deliveries_total{", StringComparison.Ordinal))
                .Where(sample => sample.Key.Contains($"state=\"{state}\"", StringComparison.Ordinal))
                .ShouldHaveSingleItem(string.Join('\n', samples.Keys))
                .Value.ShouldBe(0);
    }

    private static void ItIsCounted(Dictionary<string, double> samples)
    {
        double Of(string name, params string[] labels) =>
            samples
                .Where(sample => sample.Key.StartsWith(name, StringComparison.Ordinal))
                .Where(sample => labels.All(label => sample.Key.Contains(label, StringComparison.Ordinal)))
                .ShouldHaveSingleItem($"{name} {string.Join(' ', labels)}\n{string.Join('\n', samples.Keys)}")
                .Value;

        Of("digestbot_deliveries_total", "state=\"sent\"").ShouldBe(1);
        Of("digestbot_deliveries_total", "state=\"failed\"").ShouldBe(1);
        Of("digestbot_delivery_attempts_total", "outcome=\"sent\"").ShouldBe(1);
        Of("digestbot_delivery_attempts_total", "outcome=\"unreachable\"").ShouldBe(1);
        Of("digestbot_delivery_lateness_seconds_count").ShouldBe(1);
        Of("digestbot_delivery_lateness_seconds_bucket", "le=\"+Inf\"").ShouldBe(1);
        Of("digestbot_deliveries_waiting", "state=\"pending\"").ShouldBe(0);
        Of("digestbot_conversations_unreachable").ShouldBe(1);
        Of("digestbot_commands_total", "command=\"subscribe\"", "outcome=\"answered\"").ShouldBe(2);
        Of("digestbot_turns_total", "type=\"message\"").ShouldBe(2);
        Of("digestbot_articles{").ShouldBe(4);
        Of("quartz_job_execution_duration_seconds_count", "quartz_job_name=\"claim-due-digests\"")
            .ShouldBeGreaterThan(0);
        samples.Keys.ShouldAllBe(sample => !sample.Contains("trigger_name", StringComparison.Ordinal));
        samples.Keys.ShouldAllBe(sample => !sample.Contains("chat-1", StringComparison.Ordinal));
    }

    private static async Task ItIsTracedAsync(OtlpReceiver receiver, Watched watched)
    {
        bool IsTraced() =>
            (
                from attempt in receiver.Spans
                where attempt.Name == "attempt"
                join delivery in receiver.Spans on attempt.Parent equals delivery.Id
                join occurrence in receiver.Spans on delivery.Parent equals occurrence.Id
                join call in receiver.Spans on attempt.Id equals call.Parent
                where (delivery.Name, occurrence.Name, occurrence.Parent) == ("delivery", "occurrence", "")
                where call.Trace == occurrence.Trace && call.Name.StartsWith("POST", StringComparison.Ordinal)
                select attempt.Trace
            )
                .Distinct()
                .Count() == 2;

        await Eventually.TrueAsync(
            () => Task.FromResult(IsTraced() && receiver.Count("metrics") > 0 && receiver.Count("logs") > 0),
            () => $"{string.Join('\n', receiver.Spans)}\n{watched.Service}"
        );
        receiver.Spans.ShouldContain(span => span.Name == "turn");
        receiver.Spans.Count(span => span.Name.Contains("claim-due", StringComparison.Ordinal)).ShouldBeLessThan(5);
    }

    /// <summary>Whatever a delivery's own code or the Connector's says while it is sent; a reply's address goes on after "activities".</summary>
    private static void EveryLineHasTheDelivery(Watched watched)
    {
        var lines = watched
            .Service.Said.Where(line => line.StartsWith('{'))
            .Select(line => JsonElement.Parse(line))
            .Where(line => line.GetProperty("EventId").GetInt32() is (>= 1300 and <= 1303) or (>= 2100 and <= 2103))
            .Where(line => !line.GetRawText().Contains("/activities/", StringComparison.Ordinal))
            .ToList();

        lines.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var line in lines)
            line.GetProperty("Scopes")
                .EnumerateArray()
                .Any(scope =>
                    scope.ValueKind == JsonValueKind.Object
                    && scope.TryGetProperty("Delivery", out var id)
                    && id.GetInt64() is 1 or 2
                )
                .ShouldBeTrue(line.GetRawText());
    }

    /// <summary>Reads the exposition format strictly: a line is a comment or a sample.</summary>
    private static async Task<Dictionary<string, double>> ScrapeAsync(Watched watched)
    {
        using var response = await watched.Service.Http.GetAsync("/metrics");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        var body = await response.Content.ReadAsStringAsync();
        foreach (var line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var sample = Sample().Match(line);
            sample.Success.ShouldBeTrue(line);
            samples[sample.Groups["name"].Value] = sample.Groups["value"].Value is "+Inf"
                ? double.PositiveInfinity
                : double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture);
        }
        return samples;
    }

    [GeneratedRegex(
        """^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)*\})?) (?<value>\S+)( \d+)?$""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sample();
}
