using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace DigestBot.Slack.Tests.Limits;

/// <summary>Our checks and the stand-in's, written apart, agree on every message.</summary>
public sealed class AgreementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Gen<string> Around(int most) =>
        Any.Of(1, most - 1, most, most + 1).Select(length => new string('x', length));

    private static Gen<JsonNode> Plain(int most) =>
        Around(most).Select(text => Node(new { type = "plain_text", text }));

    private static Gen<JsonNode> Mrkdwn(int most) =>
        Around(most)
            .Select(text =>
                Node(
                    new
                    {
                        type = "mrkdwn",
                        text,
                        verbatim = true,
                    }
                )
            );

    private static readonly Gen<JsonNode> Option = Gen.Select(Plain(75), Around(150))
        .Select((text, value) => Node(new { text, value }));

    private static readonly Gen<JsonNode> Element = Gen.OneOf(
        Gen.Select(Plain(75), Around(2000))
            .Select(
                (text, value) =>
                    Node(
                        new
                        {
                            type = "button",
                            text,
                            value,
                        }
                    )
            ),
        Option.Array[0, 6].Select(options => Node(new { type = "overflow", options })),
        Gen.Select(Plain(150), Option.Array[1, 2])
            .Select(
                (placeholder, options) =>
                    Node(
                        new
                        {
                            type = "static_select",
                            placeholder,
                            options,
                        }
                    )
            ),
        Plain(150).Select(placeholder => Node(new { type = "conversations_select", placeholder })),
        Gen.Const(Node(new { type = "no_such_thing" }))
    );

    private static readonly Gen<JsonNode> Block = Gen.OneOf(
        Mrkdwn(3000).Select(text => Node(new { type = "section", text })),
        Gen.Select(Mrkdwn(3000), Element)
            .Select(
                (text, accessory) =>
                    Node(
                        new
                        {
                            type = "section",
                            text,
                            accessory,
                        }
                    )
            ),
        Plain(2000).Array[0, 3].Select(fields => Node(new { type = "section", fields })),
        Plain(150).Select(text => Node(new { type = "header", text })),
        Mrkdwn(150).Select(text => Node(new { type = "header", text })),
        Mrkdwn(3000).Array[0, 11].Select(elements => Node(new { type = "context", elements })),
        Element.Array[0, 3].Select(elements => Node(new { type = "actions", elements })),
        Gen.Select(Around(3000), Around(2000))
            .Select(
                (image_url, alt_text) =>
                    Node(
                        new
                        {
                            type = "image",
                            image_url,
                            alt_text,
                        }
                    )
            ),
        Gen.Const(Node(new { type = "divider" })),
        Gen.Const(Node(new { type = "sektion" }))
    );

    [Fact]
    public async Task What_one_takes_the_other_takes()
    {
        await using var app = await SlackApp.StartAsync();
        using var direct = new HttpClient { BaseAddress = new Uri(app.Slack.ApiUrl) };
        direct.DefaultRequestHeaders.Authorization = new("Bearer", Some.BotToken);
        var (taken, refused) = (0, 0);
        await Block
            .Array[0, 4]
            .SampleAsync(
                async blocks =>
                {
                    app.Time.Advance(TimeSpan.FromSeconds(1));
                    var message = new
                    {
                        channel = "C0001",
                        text = "hi",
                        blocks,
                    };
                    using var response = await direct.PostAsJsonAsync("chat.postMessage", message, Cancellation);
                    var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
                    var ours = await app.Web.PostMessageAsync(
                        new()
                        {
                            Channel = "C0001",
                            Text = "hi",
                            Blocks = Some.Json(blocks),
                        },
                        Cancellation
                    );
                    var error = answer.TryGetProperty("error", out var code) ? code.GetString() : null;
                    ours.Error.ShouldBe(error, Some.Json(blocks).GetRawText());
                    _ = error is null ? taken++ : refused++;
                },
                iter: 400,
                threads: 1
            );
        taken.ShouldBeGreaterThan(20);
        refused.ShouldBeGreaterThan(20);
    }

    private static JsonNode Node(object value) => JsonSerializer.SerializeToNode(value)!;
}
