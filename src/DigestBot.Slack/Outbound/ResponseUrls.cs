using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Answers by the address that came with a command or a button: five times within half an hour, and only to Slack.</summary>
public sealed class ResponseUrls
{
    private const int MostUses = 5;
    private const string Host = "hooks.slack.com";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly SlackSettings _settings;
    private readonly SlackHttp _http;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly Queue<(string Url, DateTimeOffset Until)> _order = new();

    internal ResponseUrls(SlackSettings settings, SlackHttp http, TimeProvider time) =>
        (_settings, _http, _time) = (settings, http, time);

    /// <param name="since">When the address came.</param>
    public async Task<SlackReceipt> SendAsync(
        Uri url,
        SlackAnswer answer,
        DateTimeOffset since,
        CancellationToken cancellation
    )
    {
        if (!IsSlacks(url))
            return new(SlackStatus.Refused, Reason: "The address to answer to is not Slack's.");
        if (PayloadCheck.Answer(answer) is { } problem)
            return new(problem.Status, Error: problem.Code, Reason: problem.Sentence);
        if (Objection(url.AbsoluteUri, since) is { } error)
            return new(SlackStatus.Refused, Error: error, Reason: SlackErrors.Sentence(error, null));
        var body = JsonSerializer.SerializeToUtf8Bytes(AnswerBody.Of(answer), SlackJson.Wire.AnswerBody);
        return await SlackTries.RunAsync(() => PostAsync(url, body, cancellation), _time, cancellation);
    }

    private async Task<SlackReceipt> PostAsync(Uri url, byte[] body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return (await _http.SendAsync("response_url", request, cancellation, isBare: true)).Receipt;
    }

    /// <summary>Slack's own host over https, or the one that <c>Slack:ApiUrl</c> names.</summary>
    private bool IsSlacks(Uri url) =>
        url is { UserInfo.Length: 0 }
        && (
            url.Scheme == Uri.UriSchemeHttps && url.IdnHost == Host && url.IsDefaultPort
            || _settings.IsElsewhere
                && url.Scheme == _settings.ApiUrl.Scheme
                && (url.Authority == _settings.ApiUrl.Authority || url.IdnHost == $"hooks.{_settings.ApiUrl.IdnHost}")
        );

    /// <summary>Slack's error code when the address is used up; otherwise one use is counted.</summary>
    private string? Objection(string url, DateTimeOffset since)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (now >= since + Lifetime)
                return "expired_url";
            while (_order.TryPeek(out var oldest) && now >= oldest.Until)
                _uses.Remove(_order.Dequeue().Url);
            var uses = _uses.GetValueOrDefault(url);
            if (uses == 0)
                _order.Enqueue((url, now + Lifetime));
            _uses[url] = uses + 1;
            return uses < MostUses ? null : "used_url";
        }
    }
}
