namespace DigestBot.Channels;

/// <summary>The cards that DigestBot sends.</summary>
internal static class CardNames
{
    public const string Teams = "teams";
    public const string Slack = "slack";

    /// <summary>What only Slack has: the Home tab and the dialog that subscribes.</summary>
    public static readonly string[] SlackViews = ["home", "subscribe"];

    /// <summary>What only Teams has: what people put into their own messages.</summary>
    public static readonly string[] TeamsInserts = ["cited", "unfurled"];

    public static readonly string[] All =
    [
        "about",
        "alert",
        "articles",
        "digest",
        "help",
        "notice",
        "schedule",
        "search",
        "section",
        "sections",
        "subscribed",
        "topic",
        "topic-miss",
        "topics",
        "welcome",
    ];

    /// <exception cref="FileNotFoundException">One of them has no template.</exception>
    public static void RequireAll(string folder, ICollection<(string Channel, string Name)> present)
    {
        Require(folder, Teams, [.. All, .. TeamsInserts], present);
        Require(folder, Slack, [.. All, .. SlackViews], present);
    }

    private static void Require(
        string folder,
        string channel,
        IEnumerable<string> names,
        ICollection<(string, string)> present
    )
    {
        var missing = names.Where(name => !present.Contains((channel, name))).Select(name => $"{name}.json").ToArray();
        if (missing.Length > 0)
            throw new FileNotFoundException(
                $"Card templates are missing in {Path.Combine(folder, channel)}: {string.Join(", ", missing)}."
            );
    }
}
