using System.Text;

namespace DigestBot.Benchmarks.Turns;

/// <summary>
/// <c>/topic quad</c> as Teams posts it, each time with an id of its own, from so many conversations that a channel's limits slow nobody down:
/// Teams takes 60 messages in 30 seconds for one.
/// </summary>
internal static class TurnRequests
{
    private const int Conversations = 10_000;
    private const int Tenants = 1_000;

    private static int _last;

    public static byte[][] Create(int count, Uri url, string serviceUrl, string token)
    {
        var requests = new byte[count][];
        for (var i = 0; i < count; i++)
            requests[i] = Create(url.Authority, serviceUrl, token, ++_last);
        return requests;
    }

    private static byte[] Create(string host, string serviceUrl, string token, int n)
    {
        var body = Body(serviceUrl, $"{n % Conversations:00000}", $"{n % Tenants:000000000000}", $"{n:0000000000000}");
        return Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
    }

    private static string Body(string serviceUrl, string conversation, string tenant, string id) =>
        $$$"""
            {"type":"message","id":"{{{id}}}","timestamp":"2026-11-23T10:00:00.000Z","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}",
            "from":{"id":"29:1abc","name":"Ada","aadObjectId":"7faf8a5e-0000-0000-0000-000000000000"},
            "conversation":{"id":"a:1xyz{{{conversation}}}","conversationType":"personal","tenantId":"72f988bf-0000-4000-8000-{{{tenant}}}"},
            "recipient":{"id":"28:bot","name":"DigestBot"},"textFormat":"plain","locale":"en-US","text":"/topic quad",
            "entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Web","timezone":"Europe/London"}],
            "channelData":{"tenant":{"id":"72f988bf-0000-4000-8000-{{{tenant}}}"} } }
            """;
}
