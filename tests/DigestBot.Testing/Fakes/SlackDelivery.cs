using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DigestBot.Testing;

/// <summary>
/// How Slack brings something to an app: signed, with three seconds for the answer, and events up to three more times when that fails.
/// </summary>
public sealed class SlackDelivery(string appUrl, string signingSecret, TimeProvider time) : IDisposable
{
    private const int Retries = 3;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>The statuses of all attempts; null for one that took too long.</summary>
    public async Task<IReadOnlyList<HttpStatusCode?>> EventAsync(string json, CancellationToken cancellation)
    {
        var attempts = new List<HttpStatusCode?>();
        do attempts.Add(await TryAsync(json, attempts, cancellation));
        while (attempts[^1] != HttpStatusCode.OK && attempts.Count <= Retries);
        return attempts;
    }

    public Task<HttpResponseMessage> PostAsync(
        string path,
        string body,
        string type,
        CancellationToken cancellation,
        params (string Name, string Value)[] headers
    )
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Encoding.UTF8.GetBytes(signingSecret);
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"v0:{at}:{body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, appUrl + path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new(type) } },
        };
        request.Headers.Add("X-Slack-Request-Timestamp", at);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return _client.SendAsync(request, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpStatusCode?> TryAsync(
        string json,
        List<HttpStatusCode?> earlier,
        CancellationToken cancellation
    )
    {
        (string, string)[] headers =
            earlier.Count == 0
                ? []
                :
                [
                    ("X-Slack-Retry-Num", earlier.Count.ToString(CultureInfo.InvariantCulture)),
                    ("X-Slack-Retry-Reason", earlier[^1] is null ? "http_timeout" : "http_error"),
                ];
        try
        {
            using var response = await PostAsync("/slack/events", json, "application/json", cancellation, headers);
            return response.StatusCode;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
