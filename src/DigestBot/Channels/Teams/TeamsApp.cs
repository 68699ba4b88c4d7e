namespace DigestBot.Channels.Teams;

/// <summary>What an operator decides about the app that Teams shows.</summary>
/// <param name="Id">The Azure Bot's app id.</param>
/// <param name="Url">Where the service is reached, such as <c>https://bot.example.org</c>.</param>
/// <param name="Version">Three numbers; Teams takes a package with a higher one as an update.</param>
/// <param name="LinkDomains">Hosts of articles, whose links the bot shows a preview of.</param>
internal sealed record TeamsApp(Guid Id, Uri Url, string Name, string Version, IReadOnlyList<string> LinkDomains)
{
    /// <summary>What Teams allows for a name.</summary>
    public const int LongestName = 30;

    public required Uri Website { get; init; }

    public required Uri Privacy { get; init; }

    public required Uri Terms { get; init; }
}
