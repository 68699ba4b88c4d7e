using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Operations;

/// <summary>The ledger as operators see it, over HTTP and in a terminal, while the service runs.</summary>
public sealed class LedgerTests
{
    private const string Key = "a-key-of-the-operator";

    [Fact]
    public async Task Without_a_key_in_the_settings_the_endpoint_does_not_exist()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await GetAsync(chat, "/deliveries", Key)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(chat, "/deliveries/1", Key)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_does_not_show_the_key_is_refused_and_after_ten_wrong_keys_not_listened_to_for_a_minute()
    {
        await using var chat = await StartAsync();
        var (status, _, headers) = await GetAsync(chat, "/deliveries", null);
        status.ShouldBe(HttpStatusCode.Unauthorized);
        headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");

        for (var tried = 1; tried < 10; tried++)
            (await GetAsync(chat, "/deliveries", $"{Key}{tried}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(chat, "/deliveries/1", "wrong")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await GetAsync(chat, "/deliveries", Key)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        chat.Host.Time.Advance(TimeSpan.FromSeconds(61));

        (await GetAsync(chat, "/deliveries", Key)).Status.ShouldBe(HttpStatusCode.OK);
        chat.Host.Log.ToString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task Every_try_is_kept_with_what_the_channel_said_and_the_receipt()
    {
        await using var chat = await StartAsync();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(503, "ServiceUnavailable", null));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));

        var waiting = await PageAsync(chat, "/deliveries");
        waiting[0].GetProperty("state").GetString().ShouldBe("retrying");
        waiting[0].GetProperty("sentAt").ValueKind.ShouldBe(JsonValueKind.Null);
        waiting[0].GetProperty("nextAttempt").GetDateTimeOffset().ShouldBeGreaterThan(chat.Host.Time.GetUtcNow());
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var sent = JsonElement.Parse((await GetAsync(chat, "/deliveries/1", Key)).Body);
        sent.GetProperty("state").GetString().ShouldBe("sent");
        sent.GetProperty("due").GetDateTimeOffset().ShouldBe(BotHost.Monday.AddMinutes(30));
        sent.GetProperty("lateSeconds").GetDouble().ShouldBeInRange(10, 200);
        sent.GetProperty("receipt").GetString().ShouldStartWith("activity-");
        sent.GetProperty("sections").GetArrayLength().ShouldBe(2);
        var attempts = sent.GetProperty("attempts").EnumerateArray().ToList();
        attempts.Select(one => one.GetProperty("outcome").GetString()).ShouldBe(["retry", "sent"]);
        attempts.Select(one => one.GetProperty("httpStatus").GetInt32()).ShouldBe([503, 201]);
        attempts[0].GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        attempts[1].GetProperty("started").GetDateTimeOffset().ShouldBeGreaterThan(BotHost.Monday.AddMinutes(30));
    }

    [Fact]
    public async Task What_was_not_acknowledged_is_never_shown_as_sent()
    {
        await using var chat = await StartAsync();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Drop());
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        chat.Connector.Received.Count.ShouldBe(2);

        var delivery = (await PageAsync(chat, "/deliveries"))[0];
        delivery.GetProperty("state").GetString().ShouldBe("retrying");
        delivery.GetProperty("possibleDuplicate").GetBoolean().ShouldBeTrue();
        delivery.GetProperty("receipt").ValueKind.ShouldBe(JsonValueKind.Null);
        delivery.GetProperty("sentAt").ValueKind.ShouldBe(JsonValueKind.Null);

        var table = await OperatorRun.OfAsync("deliveries", "--database", Database(chat));
        table.Out.ShouldContain("retrying");
        table.Out.ShouldContain("may have arrived twice");
        table.Out.ShouldNotContain("sent");
    }

    [Fact]
    public async Task Pages_and_filters_show_each_delivery_once_newest_first()
    {
        await using var chat = await StartAsync();
        var bob = chat.In("a:chat-2");
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await bob.AskAsync("/subscribe daily 08:45");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddHours(1));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddHours(1));

        (await Ids(chat, "/deliveries")).ShouldBe([4, 3, 2, 1]);
        (await Ids(chat, "/deliveries?conversation=2")).ShouldBe([4, 2]);
        (await Ids(chat, "/deliveries?state=Empty")).ShouldBe([4, 3]);
        (await Ids(chat, "/deliveries?since=2h")).ShouldBe([4, 3]);
        (await Ids(chat, "/deliveries?since=2026-11-23T08:40:00Z&conversation=2&state=sent")).ShouldBe([2]);
        var (_, first, _) = await GetAsync(chat, "/deliveries?limit=3", Key);
        var next = JsonElement.Parse(first).GetProperty("next").GetString();
        (await Ids(chat, $"/deliveries?limit=3&cursor={next}")).ShouldBe([1]);
    }

    [Fact]
    public async Task A_wrong_question_gets_a_sentence()
    {
        await using var chat = await StartAsync();
        (string Name, string Value, string Sentence)[] wrong =
        [
            ("conversation", "ann", "is no conversation"),
            ("state", "lost", "is no state; there are pending"),
            ("since", "yesterday", "is no time; write 24h"),
            ("limit", "0", "is no limit"),
            ("limit", "1001", "is no limit"),
            ("cursor", "x", "is no cursor"),
        ];
        foreach (var (name, value, sentence) in wrong)
        {
            var (status, body, _) = await GetAsync(chat, $"/deliveries?{name}={value}", Key);
            status.ShouldBe(HttpStatusCode.BadRequest);
            JsonElement.Parse(body).GetProperty("error").GetString()!.ShouldContain(sentence);
            var run = await OperatorRun.OfAsync("deliveries", $"--{name}", value, "--database", Database(chat));
            run.Code.ShouldBe(2);
            run.Error.Trim().Split('\n').Single().ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task The_command_shows_the_same_while_the_service_runs()
    {
        await using var chat = await StartAsync();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));

        var table = await OperatorRun.OfAsync("deliveries", "--database", Database(chat));
        table.Code.ShouldBe(0, table.Error);
        var lines = table.Out.TrimEnd().Split('\n');
        lines.Length.ShouldBe(2);
        lines[1].ShouldMatch(@"^1 +2026-11-23 08:30:00 +1 +sent +1 ");
        lines.ShouldAllBe(line => line.Length <= 120);

        var json = await OperatorRun.OfAsync("deliveries", "--json", "--database", Database(chat));
        json.Out.Trim().ShouldBe((await GetAsync(chat, "/deliveries", Key)).Body);

        var one = await OperatorRun.OfAsync("deliveries", "1", "--database", Database(chat));
        one.Out.ShouldContain("Four Flags › A table for four");
        one.Out.ShouldMatch("Try 1 +2026-11-23 08:3.*sent \\(201\\)");
    }

    [Fact]
    public async Task Wrong_arguments_get_one_sentence()
    {
        await using var chat = await StartAsync();
        (int Code, string Sentence, string[] Command)[] wrong =
        [
            (2, "There is no option --nonsense.", ["deliveries", "--nonsense"]),
            (2, "\"x\" is no delivery: write its number.", ["deliveries", "x"]),
            (2, "Required argument 'FILE' missing", ["backup"]),
            (1, "There is no delivery 7.", ["deliveries", "7"]),
        ];
        foreach (var (code, sentence, command) in wrong)
        {
            var run = await OperatorRun.OfAsync([.. command, "--database", Database(chat)]);
            run.Code.ShouldBe(code);
            run.Error.Trim().Split('\n').Single().ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said()
    {
        var run = await OperatorRun.OfAsync("deliveries", "--database", "/nowhere/digestbot.db");

        run.ShouldBe(new OperatorRun(1, "", "There is no database at /nowhere/digestbot.db.\n"));
    }

    private static Task<Chatting> StartAsync() =>
        Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Operator:Key"] = Key },
            SomeArticle.Quad
        );

    private static string Database(Chatting chat) => Path.Combine(chat.Host.Folder, "digestbot.db");

    private static async Task<List<JsonElement>> PageAsync(Chatting chat, string path)
    {
        var (status, body, _) = await GetAsync(chat, path, Key);
        status.ShouldBe(HttpStatusCode.OK, body);
        return [.. JsonElement.Parse(body).GetProperty("deliveries").EnumerateArray()];
    }

    private static async Task<IEnumerable<long>> Ids(Chatting chat, string path) =>
        (await PageAsync(chat, path)).Select(one => one.GetProperty("id").GetInt64());

    private static async Task<(HttpStatusCode Status, string Body, HttpResponseHeaders Headers)> GetAsync(
        Chatting chat,
        string path,
        string? key
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await chat.Host.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }
}
