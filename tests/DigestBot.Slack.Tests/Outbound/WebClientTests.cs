using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Slack.Tests.Outbound;

public sealed class WebClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SlackMessage Message(string channel = "C0001", string text = "hi") =>
        new() { Channel = channel, Text = text };

    [Fact]
    public async Task A_message_is_posted_with_everything_it_has()
    {
        await using var app = await SlackApp.StartAsync();
        var first = await app.Web.PostMessageAsync(Message(), Cancellation);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        var receipt = await app.Web.PostMessageAsync(
            Message(text: "Größe 😀") with
            {
                ThreadTs = first.Ts,
                Blocks = Some.Json(new[] { new { type = "divider" } }),
                Metadata = new("digest", Some.Json(new { delivery = "42" })),
            },
            Cancellation
        );
        (receipt.Status, receipt.Channel).ShouldBe((SlackStatus.Sent, "C0001"));
        var post = app.Slack.One.Posts[1];
        (post.Ts, post.ThreadTs, post.Text).ShouldBe((receipt.Ts, first.Ts, "Größe 😀"));
        ((string?)post.Arguments["parse"]).ShouldBe("none");
        ((string?)post.Arguments["unfurl_links"]).ShouldBe("false");
        ((string?)post.Arguments["link_names"]).ShouldBe("false");
        app.Slack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_to_a_person_says_where_it_stands()
    {
        await using var app = await SlackApp.StartAsync();
        (await app.Web.PostMessageAsync(Message("U0001"), Cancellation)).Channel.ShouldBe("D0001");
    }

    [Fact]
    public async Task A_message_is_changed_in_place()
    {
        await using var app = await SlackApp.StartAsync();
        var posted = await app.Web.PostMessageAsync(Message(), Cancellation);
        (await app.Web.UpdateAsync(posted.Ts!, Message(text: "new"), Cancellation)).Status.ShouldBe(SlackStatus.Sent);
        app.Slack.One.Posts.ShouldHaveSingleItem().Text.ShouldBe("new");
        (await app.Web.UpdateAsync("1.0", Message(), Cancellation)).Error.ShouldBe("message_not_found");
    }

    [Fact]
    public async Task A_passing_message_is_seen_by_one_person()
    {
        await using var app = await SlackApp.StartAsync();
        (await app.Web.PostEphemeralAsync("U0001", Message(), Cancellation)).Ts.ShouldBe("1.1");
        (await app.Web.PostEphemeralAsync("U0009", Message(), Cancellation)).Status.ShouldBe(SlackStatus.Unreachable);
    }

    [Fact]
    public async Task An_uncertain_message_is_found_again_by_its_metadata()
    {
        await using var app = await SlackApp.StartAsync();
        app.Slack.Script(new DigestBot.Testing.SlackFault.Drop());
        var marked = Message() with { Metadata = new("digest", Some.Json(new { delivery = "42" })) };
        (await app.Web.PostMessageAsync(marked, Cancellation)).Status.ShouldBe(SlackStatus.Uncertain);
        var page = (await app.Web.HistoryAsync("C0001", null, 20, null, Cancellation)).Value!;
        var found = page.Messages.ShouldHaveSingleItem();
        found.Metadata!.EventType.ShouldBe("digest");
        found.Metadata.EventPayload.GetProperty("delivery").GetString().ShouldBe("42");
        found.BotId.ShouldBe(app.Slack.One.BotId);
    }

    [Fact]
    public async Task History_comes_in_pages()
    {
        await using var app = await SlackApp.StartAsync();
        for (var number = 0; number < 5; number++)
            app.Slack.One.Post("C0001", new() { ["text"] = $"{number}" }, app.Time.GetUtcNow());
        var oldest = app.Slack.One.Posts[1].Ts;
        var first = (await app.Web.HistoryAsync("C0001", oldest, 3, null, Cancellation)).Value!;
        var second = (await app.Web.HistoryAsync("C0001", oldest, 3, first.NextCursor, Cancellation)).Value!;
        first.Messages.Concat(second.Messages).Select(message => message.Text).ShouldBe(["4", "3", "2", "1"]);
        second.NextCursor.ShouldBeNull();
        var thread = await app.Web.RepliesAsync("C0001", oldest, 10, null, Cancellation);
        thread.Value!.Messages.ShouldHaveSingleItem().Text.ShouldBe("1");
    }

    [Fact]
    public async Task Views_are_shown_and_not_overwritten_by_chance()
    {
        await using var app = await SlackApp.StartAsync();
        var home = Some.Json(new { type = "home", blocks = new[] { new { type = "divider" } } });
        var shown = (await app.Web.PublishViewAsync("U0001", home, null, Cancellation)).Value!;
        (await app.Web.PublishViewAsync("U0001", home, shown.Hash, Cancellation)).Value!.Hash.ShouldNotBe(shown.Hash);
        var late = await app.Web.PublishViewAsync("U0001", home, shown.Hash, Cancellation);
        late.Receipt.Error.ShouldBe("hash_conflict");
    }

    [Fact]
    public async Task A_dialog_opens_once_and_within_three_seconds()
    {
        await using var app = await SlackApp.StartAsync();
        var modal = Some.Json(
            new
            {
                type = "modal",
                title = new { type = "plain_text", text = "Subscribe" },
                blocks = new[] { new { type = "divider" } },
            }
        );
        var (good, late) = (app.Slack.Triggers.Create(), app.Slack.Triggers.Create());
        var opened = (await app.Web.OpenViewAsync(good, modal, Cancellation)).Value!;
        (await app.Web.UpdateViewAsync(opened.Id, modal, opened.Hash, Cancellation)).Value.ShouldNotBeNull();
        (await app.Web.OpenViewAsync(good, modal, Cancellation)).Receipt.Error.ShouldBe("exchanged_trigger_id");
        app.Time.Advance(TimeSpan.FromSeconds(4));
        var receipt = (await app.Web.OpenViewAsync(late, modal, Cancellation)).Receipt;
        receipt.Reason.ShouldStartWith("The dialog came too late");
    }

    [Fact]
    public async Task A_person_has_a_name_a_zone_and_a_language()
    {
        await using var app = await SlackApp.StartAsync();
        var ann = (await app.Web.UserAsync("U0001", Cancellation)).Value!;
        (ann.Name, ann.Zone, ann.Locale, ann.IsBot).ShouldBe(("Ann", "Europe/Berlin", "en-GB", false));
        (await app.Web.UserAsync("U0009", Cancellation)).Value.ShouldBeNull();
        (await app.Web.WhoAmIAsync(Cancellation)).Value!.UserId.ShouldBe(app.Slack.One.BotUserId);
    }

    [Fact]
    public async Task Each_workspace_is_spoken_to_with_its_own_token()
    {
        await using var app = await SlackApp.StartAsync(services: services =>
            services.AddSingleton<SlackTokens>(
                (team, _) =>
                    ValueTask.FromResult(
                        team switch
                        {
                            "T0001" => "xoxb-1-one",
                            "T0002" => "xoxb-2-two",
                            _ => null,
                        }
                    )
            )
        );
        var web = app.Host.Services.GetRequiredService<SlackWeb>();
        (await web.For("T0001").PostMessageAsync(Message(), Cancellation)).Status.ShouldBe(SlackStatus.Sent);
        var wrong = await web.For("T0002").PostMessageAsync(Message(), Cancellation);
        (wrong.Status, wrong.Error).ShouldBe((SlackStatus.Unreachable, "channel_not_found"));
        var none = await web.For("T0003").PostMessageAsync(Message(), Cancellation);
        (none.Status, none.Reason).ShouldBe((SlackStatus.Unreachable, "The app is not installed in the workspace."));
        app.Slack.Calls.Count.ShouldBe(2);
    }
}
