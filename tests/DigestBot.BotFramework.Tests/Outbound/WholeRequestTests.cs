using System.Net;
using System.Net.Sockets;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.Outbound;

public sealed class WholeRequestTests : IAsyncLifetime
{
    private BotHost _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await BotHost.StartAsync(new WatchedTime());

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_message_longer_than_a_buffer_arrives_in_one_piece()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var reading = PiecesAsync(listener, messages: 50);
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        for (var i = 0; i < 50; i++)
            (await SendAsync(url, 4_000 + i)).Status.ShouldBe(SendStatus.Sent);

        (await reading).ShouldBe(50);
    }

    /// <remarks>Around four and sixty-four kilobytes, where it is decided how they leave, all of them.</remarks>
    [Fact]
    public async Task Messages_of_every_length_arrive_as_they_were_sent_one_after_another()
    {
        await using var channel = await FakeConnector.StartAsync();
        var random = new Random(7);
        int[] lengths =
        [
            .. Enumerable.Range(1_100, 300),
            .. Enumerable.Range(0, 60).Select(_ => random.Next(39_000)),
            .. Enumerable.Range(21_600, 300),
            0,
            39_000,
            1,
        ];

        foreach (var length in lengths)
        {
            (await SendAsync(channel.ServiceUrl, length)).Status.ShouldBe(SendStatus.Sent);
            channel.Received.Last().Body.GetProperty("text").GetString()!.Length.ShouldBe(length);
        }

        await _bot.Connector.DeleteAsync(Some.Reference(channel.ServiceUrl), "activity-1", Cancellation);
        (await SendAsync(channel.ServiceUrl, 5_000)).Status.ShouldBe(SendStatus.Sent);
        channel.Violations.ShouldBeEmpty();
    }

    private Task<SendReceipt> SendAsync(string url, int length) =>
        _bot.Connector.SendAsync(Some.Reference(url), new Activity { Text = new string('語', length) }, Cancellation);

    /// <summary>In how many pieces so many messages come, each of which is answered.</summary>
    private static async Task<int> PiecesAsync(TcpListener listener, int messages)
    {
        using var client = await listener.AcceptSocketAsync(Cancellation);
        var buffer = new byte[64 * 1024];
        var pieces = 0;
        for (var taken = 0; taken < messages; taken++)
        {
            for (var read = 0; read < 12_000 || buffer[read - 1] != '}'; pieces++)
                read += await client.ReceiveAsync(buffer.AsMemory(read), Cancellation);
            await client.SendAsync("HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"u8.ToArray());
        }
        return pieces;
    }
}
