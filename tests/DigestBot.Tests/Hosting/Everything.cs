namespace DigestBot.Tests.Hosting;

/// <summary>Everything a person can be shown, asked for once.</summary>
internal static class Everything
{
    public static IReadOnlyList<string> Asked => _asked;

    private static readonly string[] _asked =
    [
        "/help",
        "/about",
        "/topics",
        "/articles",
        "/sections",
        "/section 1",
        "/topic quad",
        "/topic qaud",
        "/topic nothing-like-it",
        "/search countries table",
        "/search zzyzx",
        "/digest",
        "/digest all",
        "/subscribe weekdays 08:30",
        "/subscribe weekdays 08:30",
        "/subscribe someday",
        "/schedule",
        "/subscribe daily 9:30 EST",
        "/reschedule 1 9:00",
        "/skip",
        "/skip undo",
        "/pause until tomorrow",
        "/pause someday",
        "/skip all",
        "/resume",
        "/quiet 22:00-07:00",
        "/quiet someday",
        "/zone Tokyo",
        "/zone",
        "/zone off",
        "/quiet off",
        "/unsubscribe",
        "/schedule",
        "/nonsense",
        "/follow quad",
        "/follow",
        "/unfollow qaud",
        "/unfollow quad",
        "/unfollow",
        "/topic",
        "/search",
        "/section 99",
        "/sections nothing-like-it",
        "/digest someday",
        "/tpoic",
        "/language",
        "/language klingon",
        "/forget",
        "/forget yes",
    ];

    public static async Task<IReadOnlyList<Card>> ShownToAsync(Person person)
    {
        var cards = new List<Card>();
        foreach (var asked in _asked)
            cards.Add(await person.AskAsync(asked));
        return cards;
    }
}
