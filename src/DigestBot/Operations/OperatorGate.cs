using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigestBot.Web;
using Microsoft.Extensions.Options;

namespace DigestBot.Operations;

/// <summary>Lets those in who show the operator's key.</summary>
internal sealed class OperatorGate(IOptions<OperatorOptions> options, FailedTries failed)
{
    /// <summary>Whether there is a key at all.</summary>
    public bool Exists => options.Value.Key.Length > 0;

    /// <summary>This machine, or somebody who shows the key. For what is good to see but no secret.</summary>
    public bool SeesDetails(HttpContext context) => LoopbackOnly.IsThisMachine(context) || Admits(context);

    /// <summary>Answers 401, or 429 after too many wrong keys, and returns false; true lets the request go on.</summary>
    public bool Admit(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Admits(context))
            return true;
        if (failed.Wait(context.Connection.RemoteIpAddress) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"DigestBot\"";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return false;
    }

    private bool Admits(HttpContext context)
    {
        var caller = context.Connection.RemoteIpAddress;
        if (!Exists || Shown(context.Request) is not { } shown || failed.Wait(caller) is not null)
            return false;
        if (IsKey(shown))
            return true;
        failed.Add(caller);
        return false;
    }

    private static string? Shown(HttpRequest request) =>
        request.Headers.Authorization is [{ } only] && only.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? only["Bearer ".Length..].Trim()
            : null;

    /// <summary>Hashed first, so that the comparison takes the same time whatever the length.</summary>
    private bool IsKey(string shown) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(shown)),
            SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Key))
        );
}
