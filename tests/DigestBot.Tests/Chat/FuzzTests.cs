using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using DigestBot.Digests.Schedules;
using DigestBot.Tests.Hosting;
using DigestBot.Wording;

namespace DigestBot.Tests.Chat;

/// <summary>Whatever arrives at the front door, the bot answers or keeps silent, and nothing breaks.</summary>
public sealed class FuzzTests
{
    private const int Samples = 150;

    private static readonly string[] _words =
    [
        "/topic",
        "/section",
        "/sections",
        "/search",
        "/subscribe",
        "/unsubscribe",
        "/schedule",
        "/reschedule",
        "/pause",
        "/resume",
        "/skip",
        "/zone",
        "/quiet",
        "3d",
        "until",
        "22:00-07:00",
        "undo",
        "EST",
        "except",
        "half",
        "/digest",
        "/topics",
        "/articles",
        "/help",
        "/about",
        "quad",
        "all",
        "1",
        "99999999999999999999",
        "-1",
        "8:30",
        "25:99",
        "weekdays",
        "mon-mon",
        "Europe/London",
        "\"",
        "\"\"",
        "*",
        "NEAR(",
        "AND",
        "%",
        "'",
        "<at>DigestBot</at>",
        "${summary}",
        "{\"a\":1}",
        "\u202E",
        "\0",
        "\uD800",
        "\uDC00",
        "é",
        "İ",
        "ß",
        "漢字",
        "👩‍👩‍👧",
        "/",
        "//",
        "…",
    ];

    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.String,
        Gen.Char['\0', '\uFFFF'].Array[0, 40].Select(chars => new string(chars)),
        Gen.OneOf(_words).Array[1, 6].Select(words => string.Join(' ', words)),
        Gen.Select(
            Gen.OneOf(_words),
            Gen.Char['\0', '\uFFFF'].Array[0, 12],
            (word, tail) => $"{word} {new string(tail)}"
        )
    );

    private static readonly Gen<JsonNode?> _leaf = Gen.OneOf(
        Gen.Bool.Select(_ => (JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Long.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.OneOf(_words).Select(value => (JsonNode?)JsonValue.Create(value))
    );

    private static readonly Gen<JsonNode?> _json = Gen.OneOf(
        _leaf,
        _leaf.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))
    );

    private static readonly string[] _fields =
    [
        "v",
        "verb",
        "topic",
        "from",
        "count",
        "section",
        "subscription",
        "when",
        "words",
        "article",
        "page",
        "x",
    ];

    private static readonly string[] _verbs =
    [
        "topic",
        "topics",
        "digest",
        "digest.more",
        "section",
        "sections",
        "search",
        "subscribe",
        "unsubscribe",
        "unsubscribe.ask",
        "pause",
        "resume",
        "skip",
        "skip.undo",
        "reschedule",
        "zone",
        "quiet",
        "schedule",
        "articles",
        "help",
        "about",
        "nonsense",
    ];

    private static readonly Gen<JsonObject> _data = Gen.Select(
        Gen.OneOf(_verbs),
        Gen.Select(Gen.OneOf(_fields), _json).Array[0, 6],
        (verb, fields) =>
        {
            var data = new JsonObject { ["verb"] = verb };
            foreach (var (name, value) in fields)
                data[name] = value?.DeepClone();
            return data;
        }
    );

    [Fact]
    public async Task Any_text_is_answered_or_ignored()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        await _text.SampleAsync(text => SaysAsync(chat, text), iter: Samples, threads: 1);

        Unbroken(chat);
    }

    [Fact]
    public async Task Any_button_is_answered()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        await _data.SampleAsync(
            async data =>
            {
                var press = chat.Ann.Activity("message");
                press["value"] = data.DeepClone();
                (await chat.Ann.PostAsync(press)).ShouldBe(HttpStatusCode.OK);
                var invoke = chat.Ann.Activity("invoke");
                invoke["name"] = "adaptiveCard/action";
                invoke["value"] = new JsonObject
                {
                    ["action"] = new JsonObject { ["verb"] = data["verb"]?.DeepClone(), ["data"] = data.DeepClone() },
                };
                (await chat.Ann.PostAsync(invoke)).ShouldBe(HttpStatusCode.OK);
            },
            iter: Samples,
            threads: 1
        );

        Unbroken(chat);
    }

    [Theory]
    [InlineData("\"\\uD800 /topic quad \\uDC00\"")]
    [InlineData("\"\\u0000/topic quad\"")]
    [InlineData("\"\\u202E/topic quad\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"/\"")]
    [InlineData("\"////\"")]
    public async Task Odd_text_is_taken_as_JSON_brings_it(string json)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var body = chat.Ann.Activity("message").ToJsonString();

        using var response = await chat.Host.Http.PostAsync(
            "/api/messages",
            new StringContent(body[..^1] + $",\"text\":{json}}}", Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Unbroken(chat);
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('a')]
    [InlineData('/')]
    [InlineData('"')]
    [InlineData('漢')]
    [InlineData('\u0301')]
    public async Task A_hundred_kilobytes_of_one_character_are_answered(char character)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var endless = new string(character, 100_000 / Encoding.UTF8.GetByteCount([character]));

        foreach (var text in new[] { endless, "/topic " + endless, "/search " + endless, "/subscribe " + endless })
            (await chat.Ann.SayAsync(text)).ShouldBe(HttpStatusCode.OK);

        Unbroken(chat);
    }

    [Fact]
    public void Any_words_are_a_schedule_or_a_sentence_whose_suggestions_are_schedules() =>
        Gen.OneOf(
                _text,
                Gen.OneOf(
                        "mon",
                        "tue-thu",
                        "fri,sat",
                        "sundays",
                        "daily",
                        "weekdays",
                        "at",
                        "8",
                        "08:30",
                        "7pm",
                        "7",
                        "pm",
                        "12am",
                        "24:00",
                        "noon",
                        "Londno",
                        "Pariss",
                        "New",
                        "York",
                        "Europe/Lndon",
                        "UTC",
                        "gmt",
                        "tokio",
                        "-",
                        ",",
                        "and"
                    )
                    .Array[0, 6]
                    .Select(words => string.Join(' ', words))
            )
            .Sample(
                words =>
                {
                    var reading = new ScheduleParser(Languages.English).Parse(words, TimeZoneInfo.Utc);
                    (reading.Schedule is null).ShouldBe(reading.Fault is { Length: > 0 });
                    foreach (var suggestion in reading.Suggestions ?? [])
                        new ScheduleParser(Languages.English)
                            .Parse(suggestion, TimeZoneInfo.Utc)
                            .Schedule.ShouldNotBeNull(suggestion);
                },
                iter: 2000
            );

    [Fact]
    public void What_a_schedule_is_called_is_understood_as_the_same_schedule() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 127], Gen.OneOf("Europe/London", "America/New_York", "Asia/Kathmandu"))
            .Sample(
                (minute, days, zone) =>
                {
                    var schedule = new Schedule(
                        TimeOnly.MinValue.AddMinutes(minute),
                        (Weekdays)days,
                        TimeZoneInfo.FindSystemTimeZoneById(zone)
                    );
                    new ScheduleParser(Languages.English)
                        .Parse($"{Languages.English.Rule(schedule)} {zone}", TimeZoneInfo.Utc)
                        .Schedule.ShouldBe(schedule);
                },
                iter: 500
            );

    [Fact]
    public async Task Any_file_is_read_or_refused()
    {
        await using var chat = await Chatting.StartAsync();
        var pieces = Gen.OneOf(
            "# ",
            "## A\n\n",
            "---\ntitle: ",
            "---\n",
            "\n\n",
            "<p>",
            "</p><h2>",
            "<script>",
            "&#x0;",
            "[a](",
            "```",
            "| a |",
            "The Quad met. ",
            "\uFFFE",
            "\0",
            "date: 0000-99-99\n",
            "url: http://[\n",
            "title: *x\n",
            "title: [\n"
        );
        var content = Gen.OneOf(
            Gen.Byte.Array[0, 400],
            Gen.String.Select(Encoding.UTF8.GetBytes),
            Gen.String.Select(Encoding.Unicode.GetBytes),
            pieces.Array[0, 30].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)))
        );
        var number = 0;

        await Gen.Select(content, Gen.OneOf("md", "txt", "html"))
            .SampleAsync(
                async (bytes, kind) =>
                {
                    var path = Path.Combine(chat.Host.Articles, $"f{number++ % 20}.{kind}");
                    await File.WriteAllBytesAsync(path, bytes);
                    await chat.Host.ScanAsync();
                },
                iter: 300,
                threads: 1
            );

        foreach (
            var asked in new[]
            {
                "/articles",
                "/sections",
                "/section 1",
                "/digest",
                "/digest all",
                "/topic quad",
                "/search the",
            }
        )
            await SaysAsync(chat, asked);
        Unbroken(chat);
    }

    private static async Task SaysAsync(Chatting chat, string text)
    {
        var activity = chat.Ann.Activity("message");
        activity["text"] = text;
        (await chat.Ann.PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
    }

    private static void Unbroken(Chatting chat)
    {
        var log = chat.Host.Log.ToString();
        log.ShouldNotContain("broke");
        log.ShouldNotContain("failed on");
        log.ShouldNotContain("was not sent");
    }
}
