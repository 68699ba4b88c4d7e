using System.Globalization;
using DigestBot.Articles;
using DigestBot.Wording;

namespace DigestBot.Digests.Content;

/// <summary>Where a digest goes on behind its button, as the button carries it: <c>12</c>, <c>12 all</c>, <c>12 topics aukus, quad</c>.</summary>
internal sealed record DigestPlace(SectionId From, DigestMode Mode)
{
    public override string ToString() =>
        From.Value.ToString(CultureInfo.InvariantCulture) + Mode.Command(Languages.English);

    /// <returns>Null when it is none.</returns>
    public static DigestPlace? Parse(string text)
    {
        var parts = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        return parts[1..] switch
        {
            [] => new DigestPlace(new SectionId(id), DigestMode.New),
            ["all"] => new DigestPlace(new SectionId(id), DigestMode.All),
            ["topics", .. var topics] when topics.Length > 0 => new DigestPlace(
                new SectionId(id),
                DigestMode.About(topics)
            ),
            _ => null,
        };
    }
}
