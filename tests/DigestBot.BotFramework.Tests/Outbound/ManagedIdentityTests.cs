using System.Collections.Concurrent;
using DigestBot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework.Tests.Outbound;

public sealed class ManagedIdentityTests
{
    [Fact]
    public async Task A_managed_identity_gets_its_token_from_the_machine_it_runs_on()
    {
        var asked = new ConcurrentQueue<IQueryCollection>();
        await using var machine = await LoopbackServer.StartAsync(context =>
        {
            asked.Enqueue(context.Request.Query);
            return context.Response.WriteAsync(
                """{"access_token":"managed","expires_on":"4102444800","resource":"r","token_type":"Bearer"}"""
            );
        });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", $"{machine.Url}/msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "header");
        await using var channel = await FakeConnector.StartAsync();
        channel.AcceptsToken = token => token == "managed";
        await using var bot = await BotHost.StartAsync(
            new WatchedTime(),
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["MicrosoftAppType"] = "UserAssignedMSI",
                ["MicrosoftAppId"] = Some.AppId,
                ["MicrosoftAppTenantId"] = "tenant",
            }
        );
        bot.Services.GetRequiredService<TrustedServiceUrls>().Add(channel.ServiceUrl);

        var receipt = await bot.Connector.SendAsync(
            Some.Reference(channel.ServiceUrl),
            new Activity { Text = "digest" },
            TestContext.Current.CancellationToken
        );

        receipt.Status.ShouldBe(SendStatus.Sent);
        var question = asked.ShouldHaveSingleItem();
        question["client_id"].ToString().ShouldBe(Some.AppId);
        question["resource"].ToString().ShouldBe("https://api.botframework.com");
    }
}
