using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using DigestBot.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.DirectLine;

public sealed class ConversationTests : IAsyncLifetime
{
    private readonly WatchedTime _time = new();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private BotHost _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(
            _time,
            bot: Echo,
            services: services => services.AddSingleton<IDataProtectionProvider>(_keys)
        );

    private static async Task Echo(Turn turn, CancellationToken cancellation)
    {
        if (turn.Activity.Type == ActivityTypes.Message)
            await turn.SendAsync(new Activity { Text = $"echo {turn.Activity.Text}" }, cancellation);
    }

    private static ConversationReference Reference(DirectLineClient page) =>
        new(
            DirectLineConversations.ChannelId,
            "http://localhost/",
            new ConversationAccount { Id = page.ConversationId },
            new ChannelAccount { Id = "DigestBot" },
            new ChannelAccount { Id = "user-1" },
            null
        );

    [Fact]
    public async Task Opening_tells_the_page_where_and_the_bot_who()
    {
        var page = new DirectLineClient(_bot);
        using var response = await page.CallAsync(
            "POST",
            "conversations",
            """{"user":{"id":"u","name":"Ann"},"locale":"en-GB"}"""
        );
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var opened = Some.Json(await response.Content.ReadAsStringAsync(Cancellation));
        opened.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        opened.GetProperty("streamUrl").GetString().ShouldStartWith("ws://127.0.0.1:");

        var update = await _bot.SeenAsync(activity => activity.Type == ActivityTypes.ConversationUpdate);
        update.MembersAdded!.Select(member => member.Id).ShouldBe(["DigestBot", "u"]);
        (update.ChannelId, update.Recipient!.Id, update.Locale).ShouldBe(("directline", "DigestBot", "en-GB"));
        update.Conversation!.Id.ShouldBe(opened.GetProperty("conversationId").GetString());
        update.ServiceUrl.ShouldStartWith("http://127.0.0.1:");
    }

    [Fact]
    public async Task What_the_user_says_is_echoed_and_answered_on_the_socket()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        await page.SayAsync("hi");
        (await page.HearAsync(socket, "echo hi")).ShouldBe(["hi", "echo hi"]);
    }

    [Fact]
    public async Task The_clients_own_id_comes_back_and_the_answer_names_the_question()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        var id = await page.SayAsync("hi");
        await page.HearAsync(socket, "echo hi");
        var all = (await page.ReadAsync(await page.CallAsync("GET", $"conversations/{page.ConversationId}/activities")))
            .GetProperty("activities")
            .EnumerateArray()
            .ToArray();
        all[0].GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("c-hi");
        all[0].GetProperty("id").GetString().ShouldBe(id);
        all[1].GetProperty("replyToId").GetString().ShouldBe(id);
        all[1].GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
    }

    [Fact]
    public async Task Only_what_is_new_comes_after_a_watermark()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        await page.SayAsync("one");
        await page.HearAsync(socket, "echo one");
        await page.SayAsync("two");
        var first = page.Watermark;
        await page.HearAsync(socket, "echo two");
        var set = await page.ReadAsync(
            await page.CallAsync("GET", $"conversations/{page.ConversationId}/activities?watermark={first}")
        );
        Texts(set).ShouldBe(["two", "echo two"]);
        set.GetProperty("watermark").GetString().ShouldBe(page.Watermark);
    }

    [Fact]
    public async Task Every_open_socket_hears_everything_and_pings_change_nothing()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var one = await page.ListenAsync();
        using var two = await page.ListenAsync();
        for (var ping = 0; ping < 3; ping++)
            await one.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, Cancellation);
        await page.SayAsync("hi");
        (await page.HearAsync(one, "echo hi")).ShouldBe(["hi", "echo hi"]);
        (await page.HearAsync(two, "echo hi")).ShouldBe(["hi", "echo hi"]);
    }

    [Fact]
    public async Task A_digest_arrives_unasked()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        var receipt = await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = "digest" }, Cancellation);
        receipt.Status.ShouldBe(SendStatus.Sent);
        receipt.ActivityId.ShouldNotBeNullOrEmpty();
        (await page.HearAsync(socket, "digest")).ShouldBe(["digest"]);
    }

    [Fact]
    public async Task A_reload_hears_the_history_again_and_a_reconnect_only_what_it_missed()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using (var socket = await page.ListenAsync())
        {
            await page.SayAsync("one");
            await page.HearAsync(socket, "echo one");
        }
        await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = "missed" }, Cancellation);

        await page.ReconnectAsync(page.Watermark);
        using var again = await page.ListenAsync();
        (await page.HearAsync(again, "missed")).ShouldBe(["missed"]);

        await page.ReconnectAsync();
        using var reloaded = await page.ListenAsync();
        (await page.HearAsync(reloaded, "missed")).ShouldBe(["one", "echo one", "missed"]);
    }

    [Fact]
    public async Task After_a_restart_the_page_continues_the_same_conversation_with_its_old_token_and_watermark()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using (var socket = await page.ListenAsync())
        {
            await page.SayAsync("one");
            await page.HearAsync(socket, "echo one");
        }
        await _bot.DisposeAsync();
        _time.Advance(TimeSpan.FromMinutes(5));
        _bot = await StartAsync();
        await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = "digest" }, Cancellation);

        var later = new DirectLineClient(_bot) { Token = page.Token };
        var opened = await later.ReadAsync(
            await later.CallAsync("GET", $"conversations/{page.ConversationId}?watermark={page.Watermark}")
        );
        opened.GetProperty("conversationId").GetString().ShouldBe(page.ConversationId);
        using var reopened = await later.ListenAsync();
        (await later.HearAsync(reopened, "digest")).ShouldBe(["digest"]);
        await later.SayAsync("two");
        (await later.HearAsync(reopened, "echo two")).ShouldBe(["two", "echo two"]);
    }

    [Fact]
    public async Task An_updated_message_comes_again_under_its_id()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        var sent = await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = "old" }, Cancellation);
        await _bot.DirectLine.UpdateAsync(
            Reference(page),
            sent.ActivityId!,
            new Activity { Text = "new" },
            Cancellation
        );
        var set = await page.ReadAsync(await page.CallAsync("GET", $"conversations/{page.ConversationId}/activities"));
        Texts(set).ShouldBe(["new"]);
        set.GetProperty("activities")[0].GetProperty("id").GetString().ShouldBe(sent.ActivityId);
    }

    [Fact]
    public async Task The_last_500_activities_are_kept()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        for (var number = 1; number <= 510; number++)
            await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = $"{number}" }, Cancellation);
        var set = await page.ReadAsync(await page.CallAsync("GET", $"conversations/{page.ConversationId}/activities"));
        Texts(set).Count.ShouldBe(500);
        Texts(set)[0].ShouldBe("11");
    }

    [Fact]
    public async Task A_conversation_unused_for_a_day_is_forgotten()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = "old" }, Cancellation);
        _time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await DirectLineClient.OpenAsync(_bot);
        var later = new DirectLineClient(_bot);
        await later.ReadAsync(
            await later.CallAsync("POST", "tokens/generate", $$"""{"conversationId":"{{page.ConversationId}}"}""")
        );
        Texts(await later.ReadAsync(await later.CallAsync("GET", $"conversations/{page.ConversationId}/activities")))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_stays_open_for_days_hears_its_digest()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        await page.SayAsync("hi");
        await page.HearAsync(socket, "echo hi");
        _time.Advance(TimeSpan.FromDays(3));
        await DirectLineClient.OpenAsync(_bot);
        await _bot.DirectLine.SendAsync(Reference(page), new Activity { Text = "digest" }, Cancellation);
        (await page.HearAsync(socket, "digest")).ShouldBe(["digest"]);
    }

    [Fact]
    public async Task Stopping_closes_the_sockets_politely()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        var stopping = _bot.StopAsync();
        var end = await socket.ReceiveAsync(new byte[10], Cancellation);
        end.MessageType.ShouldBe(WebSocketMessageType.Close);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await stopping;
    }

    [Fact]
    public async Task Turns_of_a_conversation_come_one_after_another()
    {
        var page = await DirectLineClient.OpenAsync(_bot);
        using var socket = await page.ListenAsync();
        for (var number = 0; number < 20; number++)
            await page.SayAsync($"{number}");
        var heard = await page.HearAsync(socket, "echo 19");
        heard
            .Where(text => text.StartsWith("echo", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(0, 20).Select(number => $"echo {number}"));
    }

    private static List<string> Texts(JsonElement set) =>
        [
            .. set.GetProperty("activities")
                .EnumerateArray()
                .Select(activity => activity.GetProperty("text").GetString()!),
        ];
}
