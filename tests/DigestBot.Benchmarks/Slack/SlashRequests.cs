using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigestBot.Benchmarks.Slack;

/// <summary>Slash commands as Slack posts them: signed, and each with a trigger of its own.</summary>
internal static class SlashRequests
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static int _last;

    public static byte[][] Create(int count, Uri url)
    {
        var key = Encoding.UTF8.GetBytes(Secret);
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var requests = new byte[count][];
        for (var i = 0; i < count; i++)
            requests[i] = Create(key, at, url.Authority);
        return requests;
    }

    private static byte[] Create(byte[] key, long at, string host)
    {
        var trigger = Interlocked.Increment(ref _last);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"token=x&team_id=T0001&team_domain=d&channel_id=C0001&channel_name=general&user_id=U0001&user_name=ada&command=%2Ftopic&text=quad&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0001%2F1%2F2&trigger_id={at}.{trigger}.bench&api_app_id=A0001&is_enterprise_install=false"
        );
        var signed = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"v0:{at}:{body}"));
        return Encoding.ASCII.GetBytes(
            $"POST /slack/commands HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Slackbot 1.0\r\nAccept: application/json,*/*\r\n"
                + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n"
                + $"X-Slack-Request-Timestamp: {at}\r\nX-Slack-Signature: v0={Convert.ToHexStringLower(signed)}\r\n\r\n{body}"
        );
    }
}
