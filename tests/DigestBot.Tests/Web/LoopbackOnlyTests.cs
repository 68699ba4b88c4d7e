using System.Net;

namespace DigestBot.Tests.Web;

public sealed class LoopbackOnlyTests
{
    private static readonly string[] Everything = ["/", "/chat.css", "/chat.js", "/look.js", "/webchat.js", "/local"];

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_nothing_exists(string environment)
    {
        await using var host = await PageHost.StartAsync(environment);
        foreach (var path in Everything)
            (await StatusAsync(host, path)).ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task Another_machine_finds_nothing(string caller)
    {
        await using var host = await PageHost.StartAsync(caller: IPAddress.Parse(caller));
        (await StatusAsync(host, "/")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, "/chat.js")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task This_machine_is_let_in(string caller)
    {
        await using var host = await PageHost.StartAsync(caller: IPAddress.Parse(caller));
        (await StatusAsync(host, "/")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("localhost:3978", HttpStatusCode.OK)]
    [InlineData("LOCALHOST", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:3978", HttpStatusCode.OK)]
    [InlineData("[::1]:3978", HttpStatusCode.OK)]
    [InlineData("rebound.example:3978", HttpStatusCode.NotFound)]
    [InlineData("localhost.example", HttpStatusCode.NotFound)]
    [InlineData("127.0.0.1.example", HttpStatusCode.NotFound)]
    [InlineData("192.168.1.20:3978", HttpStatusCode.NotFound)]
    public async Task Only_a_name_of_this_machine_is_answered(string name, HttpStatusCode expected)
    {
        await using var host = await PageHost.StartAsync();
        (await StatusAsync(host, "/", "Host", name)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "bot.example")]
    public async Task A_tunnel_that_ends_on_this_machine_is_not_this_machine(string header, string value)
    {
        await using var host = await PageHost.StartAsync();
        (await StatusAsync(host, "/", header, value)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_from_elsewhere_cannot_post_here()
    {
        await using var host = await PageHost.StartAsync();
        var own = host.Address.GetLeftPart(UriPartial.Authority);
        (await PostAsync(host, own)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(host, "https://elsewhere.example")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(host, "http://localhost:1")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(host, "null")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(
        PageHost host,
        string path,
        string header = "Accept",
        string value = "*/*"
    )
    {
        using var client = host.Client;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header, value);
        return (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(PageHost host, string origin)
    {
        using var client = host.Client;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local");
        request.Headers.Add("Origin", origin);
        return (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
