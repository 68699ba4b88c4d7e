using System.Text.Json;
using DigestBot.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.Peers;

/// <summary>Microsoft's own Direct Line client, unmodified, against this server.</summary>
public sealed class DirectLinePeerTests : IAsyncLifetime
{
    private readonly EphemeralDataProtectionProvider _keys = new();
    private BotHost _bot = null!;
    private NodePeer _peer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _peer = NodePeer.Start("directline.mjs");
        _bot = await StartAsync("http://localhost:0");
    }

    public async ValueTask DisposeAsync()
    {
        _peer?.Dispose();
        if (_bot is not null)
            await _bot.DisposeAsync();
    }

    private Task<BotHost> StartAsync(string address) =>
        BotHost.StartAsync(
            TimeProvider.System,
            bot: async (turn, cancellation) =>
            {
                if (turn.Activity.Type == ActivityTypes.Message)
                    await turn.SendAsync(new Activity { Text = $"echo {turn.Activity.Text}" }, cancellation);
            },
            services: services => services.AddSingleton<IDataProtectionProvider>(_keys),
            address: address
        );

    private JsonElement Ask<T>(T request) => _peer.Ask(request).GetProperty("result");

    private (string Id, string Token) Open(string? conversationId = null, string? token = null)
    {
        var opened = Ask(
            new
            {
                open = new
                {
                    domain = $"{_bot.Url}/v3/directline",
                    token,
                    conversationId,
                },
            }
        );
        return (opened.GetProperty("conversationId").GetString()!, opened.GetProperty("token").GetString()!);
    }

    private async Task<string> TokenAsync()
    {
        using var response = await _bot.Client.PostAsync("/v3/directline/tokens/generate", null, Cancellation);
        return Some.Json(await response.Content.ReadAsStringAsync(Cancellation)).GetProperty("token").GetString()!;
    }

    private string[] Hear(string text) =>
        [.. Ask(new { hear = text }).EnumerateArray().Select(activity => activity.GetProperty("text").GetString()!)];

    private Task PostAsync(string conversation, string text) =>
        _bot.DirectLine.SendAsync(
            new(
                DirectLineConversations.ChannelId,
                _bot.Url,
                new ConversationAccount { Id = conversation },
                new ChannelAccount { Id = "DigestBot" },
                null,
                null
            ),
            new Activity { Text = text },
            Cancellation
        );

    [Fact]
    public async Task It_talks_and_hears_digests_unasked()
    {
        var (id, _) = Open(token: await TokenAsync());
        Ask(new { say = "hi" }).GetString().ShouldStartWith(id);
        Hear("echo hi").ShouldBe(["hi", "echo hi"]);
        await PostAsync(id, "digest");
        Hear("digest").ShouldBe(["hi", "echo hi", "digest"]);
    }

    [Fact]
    public async Task It_gets_the_history_after_a_reload()
    {
        var (id, token) = Open(token: await TokenAsync());
        Ask(new { say = "hi" });
        Hear("echo hi");
        Open(id, token).Id.ShouldBe(id);
        Hear("echo hi").ShouldBe(["hi", "echo hi"]);
    }

    [Fact]
    public async Task It_reconnects_by_itself_and_hears_what_it_missed_once()
    {
        var (id, _) = Open(token: await TokenAsync());
        Ask(new { say = "hi" });
        Hear("echo hi");
        Ask(new { drop = true });
        await PostAsync(id, "missed");
        Hear("missed").ShouldBe(["hi", "echo hi", "missed"]);
    }

    [Fact]
    public async Task It_reconnects_by_itself_to_a_restarted_bot()
    {
        var (id, _) = Open(token: await TokenAsync());
        Ask(new { say = "hi" });
        Hear("echo hi");
        var address = _bot.Url;
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        _bot = await StartAsync(address);
        await PostAsync(id, "digest");
        Hear("digest").ShouldBe(["hi", "echo hi", "digest"]);
    }
}
