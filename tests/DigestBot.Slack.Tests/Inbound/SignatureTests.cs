using System.Globalization;
using System.Net;
using System.Text;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Inbound;

public sealed class SignatureTests
{
    private static async Task<HttpStatusCode> StatusAsync(AppHost app, HttpRequestMessage request)
    {
        using var response = await app.SendAsync(request);
        return response.StatusCode;
    }

    private static HttpRequestMessage Good(AppHost app) =>
        app.Signed("/slack/events", Encoding.UTF8.GetBytes(Some.Event(Some.Mention())), "application/json");

    [Fact]
    public async Task Slacks_published_example_is_accepted()
    {
        const string form =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
            + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        var time = new WatchedTime();
        time.AdjustTime(DateTimeOffset.FromUnixTimeSeconds(1531420618));
        await using var app = await AppHost.StartAsync(time);
        var request = new HttpRequestMessage(HttpMethod.Post, "/slack/commands")
        {
            Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("X-Slack-Request-Timestamp", "1531420618");
        request.Headers.Add("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
        (await StatusAsync(app, request)).ShouldBe(HttpStatusCode.OK);
        (await app.NextAsync()).ShouldBeOfType<SlashCommand>().Command.ShouldBe("/webhook-collect");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task Up_to_five_minutes_either_way_are_accepted(int seconds)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync(
            "/slack/events",
            Some.Event(Some.Mention()),
            TimeSpan.FromSeconds(seconds)
        );
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    [InlineData(86400)]
    public async Task A_replay_and_a_time_to_come_are_refused(int seconds)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync(
            "/slack/events",
            Some.Event(Some.Mention()),
            TimeSpan.FromSeconds(seconds)
        );
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        app.Seen.ShouldBeEmpty();
    }

    private static void SetHeader(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private static readonly Dictionary<string, Action<HttpRequestMessage>> Attacks = new(StringComparer.Ordinal)
    {
        ["no signature"] = request => request.Headers.Remove("X-Slack-Signature"),
        ["no timestamp"] = request => request.Headers.Remove("X-Slack-Request-Timestamp"),
        ["empty signature"] = request => SetHeader(request, "X-Slack-Signature", ""),
        ["two signatures"] = request => request.Headers.Add("X-Slack-Signature", "v0=00"),
        ["two timestamps"] = request => request.Headers.Add("X-Slack-Request-Timestamp", "1"),
        ["altered body"] = request => request.Content = Content(Some.Event(Some.Mention("<@UBOT> topic other"))),
        ["longer body"] = request => request.Content = Content(Some.Event(Some.Mention()) + " "),
        ["empty body"] = request => request.Content = Content(""),
        ["upper case"] = request => SetHeader(request, "X-Slack-Signature", SignatureOf(request).ToUpperInvariant()),
        ["cut signature"] = request => SetHeader(request, "X-Slack-Signature", SignatureOf(request)[..^2]),
        ["longer signature"] = request => SetHeader(request, "X-Slack-Signature", SignatureOf(request) + "0"),
        ["another version"] = request => SetHeader(request, "X-Slack-Signature", "v1" + SignatureOf(request)[2..]),
        ["no version"] = request => SetHeader(request, "X-Slack-Signature", SignatureOf(request)[3..]),
        ["another time"] = request => SetHeader(request, "X-Slack-Request-Timestamp", Shifted(request, 1)),
        ["signed time"] = request => SetHeader(request, "X-Slack-Request-Timestamp", "+" + Time(request)),
        ["leading zero"] = request => SetHeader(request, "X-Slack-Request-Timestamp", "0" + Time(request)),
        ["fraction"] = request => SetHeader(request, "X-Slack-Request-Timestamp", Time(request) + ".0"),
        ["huge time"] = request => SetHeader(request, "X-Slack-Request-Timestamp", new string('9', 400)),
        ["largest time"] = request => SetHeader(request, "X-Slack-Request-Timestamp", "9223372036854775807"),
    };

    public static TheoryData<string> Refused => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_Slack_did_not_sign_is_refused(string attack)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        var request = Good(app);
        Attacks[attack](request);
        (await StatusAsync(app, request)).ShouldBe(HttpStatusCode.Unauthorized);
        app.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("8f742231b10e8888abcd99yyyzzz85a6")]
    [InlineData("")]
    public async Task A_signature_with_another_secret_is_refused(string secret)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostAsync("/slack/events", Some.Event(Some.Mention()), secret: secret);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string SignatureOf(HttpRequestMessage request) =>
        request.Headers.GetValues("X-Slack-Signature").Single();

    private static string Time(HttpRequestMessage request) =>
        request.Headers.GetValues("X-Slack-Request-Timestamp").Single();

    private static string Shifted(HttpRequestMessage request, int seconds) =>
        (long.Parse(Time(request), CultureInfo.InvariantCulture) + seconds).ToString(CultureInfo.InvariantCulture);

    private static StringContent Content(string text) => new(text, Encoding.UTF8, "application/json");
}
