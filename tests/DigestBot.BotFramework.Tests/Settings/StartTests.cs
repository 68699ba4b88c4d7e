using System.Net;
using DigestBot.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.BotFramework.Tests.Settings;

public sealed class StartTests
{
    private static async Task<IReadOnlyList<string>> ProblemsAsync(
        Dictionary<string, string?> settings,
        string environment = "Development",
        string address = "http://localhost:0"
    )
    {
        var start = BotHost.StartAsync(new WatchedTime(), settings, environment: environment, address: address);
        return [.. (await Should.ThrowAsync<OptionsValidationException>(start)).Failures];
    }

    private static Dictionary<string, string?> Identity(string key, string? value) =>
        new(StringComparer.Ordinal)
        {
            ["MicrosoftAppId"] = Some.AppId,
            ["MicrosoftAppPassword"] = "x",
            [key] = value,
        };

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Without_an_identity_the_bot_does_not_start_outside_Development(string environment) =>
        (await ProblemsAsync([], environment)).ShouldHaveSingleItem().ShouldStartWith("MicrosoftAppId is not set");

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    public async Task Without_an_identity_the_bot_does_not_listen_on_the_network(string address) =>
        (await ProblemsAsync([], address: address)).ShouldHaveSingleItem().ShouldContain("loopback");

    [Fact]
    public async Task Without_an_identity_the_bot_serves_local_tools()
    {
        await using var bot = await BotHost.StartAsync(new WatchedTime());
        using var response = await bot.PostAsync(Some.Message());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task Without_an_identity_web_pages_and_proxies_are_refused(string header, string value)
    {
        await using var bot = await BotHost.StartAsync(new WatchedTime());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(ActivityJson.Write(Some.Message()));
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        bot.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_identity_other_machines_are_refused()
    {
        await using var bot = await BotHost.StartAsync(
            new WatchedTime(),
            services: services => services.AddSingleton<IStartupFilter>(new CallerFrom("203.0.113.9"))
        );
        using var response = await bot.PostAsync(Some.Message());
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("MicrosoftAppPassword", null)]
    [InlineData("MicrosoftAppType", "Multi")]
    [InlineData("MicrosoftAppType", "5")]
    [InlineData("ChannelService", "https://example.org")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://example.org/keys")]
    [InlineData("ToBotFromEmulatorOpenIdMetadataUrl", "keys")]
    [InlineData("ToChannelFromBotLoginUrl", "http://localhost:1/tenant")]
    [InlineData("ValidateAuthority", "perhaps")]
    [InlineData("BotFramework:MaxBodyBytes", "-1")]
    [InlineData("BotFramework:TimeoutSeconds", "soon")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string key, string? value) =>
        (await ProblemsAsync(Identity(key, value))).ShouldHaveSingleItem().ShouldStartWith(key + " is ");

    [Theory]
    [InlineData("SingleTenant")]
    [InlineData("UserAssignedMSI")]
    public async Task An_application_of_one_tenant_has_to_name_it(string type) =>
        (await ProblemsAsync(Identity("MicrosoftAppType", type)))
            .ShouldHaveSingleItem()
            .ShouldStartWith("MicrosoftAppTenantId is not set");

    [Fact]
    public async Task Every_wrong_setting_gets_its_own_sentence() =>
        (
            await ProblemsAsync(
                new()
                {
                    ["MicrosoftAppId"] = "a",
                    ["ValidateAuthority"] = "x",
                    ["ChannelService"] = "x",
                }
            )
        ).Count.ShouldBe(3);

    [Fact]
    public async Task An_identity_allows_the_network_and_Production()
    {
        await using var bot = await BotHost.StartAsync(
            new WatchedTime(),
            Identity("MicrosoftAppType", "multitenant"),
            environment: "Production",
            address: "http://0.0.0.0:0"
        );
        Settings(bot).ToChannelFromBotLoginUrl.ShouldBe(new Uri("https://login.microsoftonline.com/botframework.com"));
        Settings(bot).ToChannelFromBotOAuthScope.ShouldBe("https://api.botframework.com");
    }

    [Fact]
    public async Task The_US_governments_cloud_has_its_own_addresses()
    {
        await using var bot = await BotHost.StartAsync(
            new WatchedTime(),
            Identity("ChannelService", "https://botframework.azure.us")
        );
        Settings(bot).ToBotFromChannelTokenIssuer.ShouldBe("https://api.botframework.us");
        Settings(bot).ToChannelFromBotLoginUrl.Host.ShouldBe("login.microsoftonline.us");
    }

    [Fact]
    public async Task An_application_of_one_tenant_asks_its_own_tenant_for_tokens()
    {
        var settings = Identity("MicrosoftAppType", "SingleTenant");
        settings["MicrosoftAppTenantId"] = "contoso";
        await using var bot = await BotHost.StartAsync(new WatchedTime(), settings);
        Settings(bot).ToChannelFromBotLoginUrl.ShouldBe(new Uri("https://login.microsoftonline.com/contoso"));
        Settings(bot).OwnTenantIssuers.ShouldContain("https://sts.windows.net/contoso/");
    }

    private static BotFrameworkSettings Settings(BotHost bot) =>
        bot.Services.GetRequiredService<BotFrameworkSettings>();
}
