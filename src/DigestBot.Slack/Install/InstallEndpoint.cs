using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>GET <c>/slack/install</c> leads to Slack's page of consent; GET <c>/slack/oauth_redirect</c> is where Slack leads back.</summary>
internal sealed class InstallEndpoint(
    SlackSettings settings,
    InstallStates states,
    SlackCalls calls,
    ILogger<InstallEndpoint> logger
)
{
    public const string Cookie = "slack-install";

    public Task BeginAsync(HttpContext context)
    {
        var (state, browser) = states.Create();
        context.Response.Cookies.Append(Cookie, browser, Options());
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(
            QueryHelpers.AddQueryString(
                new Uri(settings.ApiUrl, "/oauth/v2/authorize").AbsoluteUri,
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["client_id"] = settings.ClientId,
                    ["scope"] = string.Join(',', settings.Scopes),
                    ["redirect_uri"] = settings.RedirectUrl!.AbsoluteUri,
                    ["state"] = state,
                }
            )
        );
        return Task.CompletedTask;
    }

    public async Task FinishAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var browser = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options());
        if (query["state"] is not [var state] || states.Use(state, browser) is { } objection && Refused(objection))
            await SayAsync(
                context,
                StatusCodes.Status400BadRequest,
                "This installation cannot be finished here. Start it again."
            );
        else if (query["code"] is not [{ Length: > 0 } code])
            await SayAsync(context, StatusCodes.Status200OK, "The app was not installed.");
        else
            await ExchangeAsync(context, code);
    }

    /// <summary>A browser that hangs up meanwhile changes nothing: at Slack's end the code is used up and the app is installed.</summary>
    private async Task ExchangeAsync(HttpContext context, string code)
    {
        var id = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{settings.ClientSecret}"));
        var (receipt, body) = await calls.CallWithAsync(
            new AuthenticationHeaderValue("Basic", id),
            null,
            "oauth.v2.access",
            Contents.Form(("code", code), ("redirect_uri", settings.RedirectUrl!.AbsoluteUri)),
            null,
            CancellationToken.None
        );
        if (receipt.Status != SlackStatus.Sent || InstallationReader.Read(body) is not { } installation)
        {
            Log.NotInstalled(logger, receipt.Reason ?? "Slack's answer could not be read.");
            await SayAsync(
                context,
                StatusCodes.Status502BadGateway,
                "Slack did not finish the installation. Start it again."
            );
            return;
        }
        await using var scope = context.RequestServices.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SlackInstalled>()(installation, CancellationToken.None);
        Log.Installed(logger, installation.TeamName, installation.TeamId);
        await SayAsync(
            context,
            StatusCodes.Status200OK,
            $"The app is installed in {installation.TeamName}. You can close this page."
        );
    }

    private bool Refused(string objection)
    {
        Log.NotInstalled(logger, objection);
        return true;
    }

    /// <summary>Slack leads back from its own site, so the cookie has to come along with a plain link.</summary>
    private CookieOptions Options() =>
        new()
        {
            HttpOnly = true,
            Secure = settings.RedirectUrl!.Scheme == Uri.UriSchemeHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/slack",
            MaxAge = TimeSpan.FromMinutes(10),
        };

    private static Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
