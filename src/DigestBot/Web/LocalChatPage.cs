using System.Security.Cryptography;

namespace DigestBot.Web;

/// <summary>The chat page at <c>/</c>: Microsoft's Web Chat, talking Direct Line to this very service.</summary>
internal static class LocalChatPage
{
    private const string Bundle = "webchat.js";

    /// <remarks>
    /// Nothing is loaded from elsewhere. Web Chat writes its style sheets at run time and marks them with the page's nonce, but for one
    /// of its libraries (react-scroll-to-bottom), which starts from an empty sheet without it: that is the hash.
    /// </remarks>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string EmptySheet = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>Maps the page and its files, for this machine only.</summary>
    /// <param name="folder">Where the page's files lie; by default the <c>chat</c> folder beside the program.</param>
    public static IEndpointRouteBuilder MapLocalChat(this IEndpointRouteBuilder endpoints, string? folder = null)
    {
        var files = folder ?? Path.Combine(AppContext.BaseDirectory, "chat");
        endpoints.MapLoopbackOnly(local =>
        {
            local.MapGet(
                "/",
                (HttpResponse response, CancellationToken cancellation) => Page(response, files, cancellation)
            );
            MapFile(local, files, "chat.css", "text/css");
            MapFile(local, files, "chat.js", "text/javascript");
            MapFile(local, files, "look.js", "text/javascript");
            MapFile(local, files, Bundle, "text/javascript");
        });
        return endpoints;
    }

    private static async Task<IResult> Page(HttpResponse response, string files, CancellationToken cancellation)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Harden(response.Headers, $"style-src 'self' 'nonce-{nonce}' {EmptySheet}; {PagePolicy}");
        var name = File.Exists(Path.Combine(files, Bundle)) ? "chat.html" : "missing.html";
        var html = await File.ReadAllTextAsync(Path.Combine(files, name), cancellation);
        return Results.Content(html.Replace("{nonce}", nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static void MapFile(IEndpointRouteBuilder local, string files, string name, string contentType) =>
        local.MapGet(
            $"/{name}",
            (HttpResponse response) =>
            {
                Harden(response.Headers, "default-src 'none'");
                var path = Path.Combine(files, name);
                return File.Exists(path) ? Results.File(path, $"{contentType}; charset=utf-8") : Results.NotFound();
            }
        );

    private static void Harden(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
