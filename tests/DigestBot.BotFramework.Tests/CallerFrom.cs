using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace DigestBot.BotFramework.Tests;

/// <summary>Makes every request seem to come from an address.</summary>
internal sealed class CallerFrom(string address) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, rest) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                    return rest(context);
                }
            );
            next(app);
        };
}
