using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DigestBot.BotFramework.Tests.Inbound;

/// <summary>What HttpClient is too polite to send.</summary>
internal static class RawHttp
{
    public static Task<HttpResponseMessage> SendTwoHeadersAsync(string url, string token, string body) =>
        SendAsync(
            url,
            $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n"
                + $"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"
        );

    public static async Task<HttpResponseMessage> SendAsync(string url, string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(url).Port, cancellation);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), cancellation);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(cancellation);
        return new((HttpStatusCode)int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
