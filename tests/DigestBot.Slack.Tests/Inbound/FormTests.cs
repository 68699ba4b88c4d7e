using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Inbound;

/// <summary>What may stand in a form, and what no form can do.</summary>
public sealed class FormTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 40],
        Gen.String[Any.Of('&', '=', '+', '%', ' ', '\n', '\0', 'ü', '中', '<'), 0, 20],
        Gen.Const("😀 <!channel> & <@U1>")
    );

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.String[Any.Of('a', '&', '=', '%', '+', '2', 'F', 'f', '0'), 0, 60].Select(Encoding.ASCII.GetBytes)
    );

    [Fact]
    public async Task Every_text_comes_out_as_it_went_in()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        var number = 0;
        await Texts.SampleAsync(
            async text =>
            {
                var fields = Some.Command(text, $"{Interlocked.Increment(ref number)}.1");
                using var content = new FormUrlEncodedContent(fields);
                var form = await content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                using var response = await app.PostFormAsync("/slack/commands", form);
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                (await app.NextAsync()).ShouldBeOfType<SlashCommand>().Text.ShouldBe(text);
            },
            iter: 300,
            threads: 1
        );
    }

    [Fact]
    public async Task No_bytes_make_the_app_fail()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        await Bytes.SampleAsync(
            async body =>
            {
                var request = app.Signed("/slack", body, "application/x-www-form-urlencoded");
                using var response = await app.SendAsync(request);
                response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            },
            iter: 500,
            threads: 2
        );
    }

    /// <summary>Sound payloads with parts replaced by anything.</summary>
    [Fact]
    public async Task No_payload_makes_the_app_fail()
    {
        string[] values = ["null", "5", "\"\"", "[]", "{}", "[null]", "\"\\ud800\"", "{\"id\":5}", "true", "[[{}]]"];
        string[] samples =
        [
            JsonSerializer.Serialize(Some.Button(trigger: "TRIGGER")),
            JsonSerializer.Serialize(Some.Submission("TRIGGER")),
        ];
        await using var app = await AppHost.StartAsync(new WatchedTime(), handler: UseEverything);
        var number = 0;
        await Gen.Select(Any.Of(samples), Gen.Int[0, 40], Any.Of(values))
            .SampleAsync(
                async (sample, at, value) =>
                {
                    var text = Replaced(sample, at, value)
                        .Replace("TRIGGER", $"{Interlocked.Increment(ref number)}", StringComparison.Ordinal);
                    using var response = await app.PostFormAsync("/slack", "payload=" + Uri.EscapeDataString(text));
                    ((int)response.StatusCode).ShouldBeOneOf(200, 400);
                },
                iter: 500,
                threads: 2
            );
        app.Seen.ShouldNotBeEmpty();
    }

    /// <summary>The value of the property at this place, counted through the text.</summary>
    private static string Replaced(string json, int at, string value)
    {
        var start = -1;
        for (
            var found = 0;
            found <= at && json.IndexOf("\":", start + 1, StringComparison.Ordinal) is >= 0 and var next;
            found++
        )
            start = next;
        var end = start + 2;
        for (var depth = 0; end < json.Length; end++)
        {
            depth +=
                json[end] is '{' or '[' ? 1
                : json[end] is '}' or ']' ? -1
                : 0;
            if (depth < 0 || (depth == 0 && end + 1 < json.Length && json[end + 1] is ',' or '}' or ']'))
                break;
        }
        return json[..(start + 2)] + value + json[Math.Min(json.Length, end + 1)..];
    }

    private static Task<SlackReply?> UseEverything(SlackInbound inbound, CancellationToken cancellation)
    {
        _ = inbound.ToString();
        _ = (inbound as SlackInteraction)?.ResponseUrl;
        return Task.FromResult<SlackReply?>(null);
    }
}
