namespace DigestBot.Articles.Formats;

/// <summary>Keeps links that are safe to show.</summary>
internal static class SafeLink
{
    private const int MostCharacters = 2000;

    /// <returns>The link when it is an absolute http or https address without a user name in it; else null.</returns>
    public static Uri? Of(string? link) =>
        link is { Length: > 0 and <= MostCharacters }
        && Uri.TryCreate(link.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && HasHost(uri)
            ? uri
            : null;

    /// <summary>Whether its host can be written in ASCII; one of forbidden characters cannot.</summary>
    public static bool HasHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
