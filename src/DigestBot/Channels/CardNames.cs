namespace DigestBot.Channels;

/// <summary>The cards that DigestBot sends.</summary>
internal static class CardNames
{
    public const string Teams = "teams";

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
        var missing = All.Where(name => !present.Contains((Teams, name))).Select(name => $"{name}.json").ToArray();
        if (missing.Length > 0)
            throw new FileNotFoundException(
                $"Card templates are missing in {Path.Combine(folder, Teams)}: {string.Join(", ", missing)}."
            );
    }
}
