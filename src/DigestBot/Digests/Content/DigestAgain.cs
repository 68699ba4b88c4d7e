using System.Globalization;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Digests.Content;

/// <summary>What a button carries that shows a digest again as it was: the same sections, whatever is new since.</summary>
internal static class DigestAgain
{
    public const string Verb = "digest.show";

    private const char Updated = '*';

    public static ButtonData Of(Digest digest, DigestMode mode, Language language) =>
        new(Verb)
        {
            Language = language.Tag,
            Kicker = digest.Kicker,
            Heading = digest.Heading.Length > 0 ? digest.Heading : null,
            Sections = string.Join(' ', digest.Items.Select(Mark)),
            From = digest.Next?.ToString(),
            Count = digest.Next is null ? null : digest.Remaining.ToString(CultureInfo.InvariantCulture),
            Words = mode.Kind == DigestKind.New ? null : mode.Command(Languages.English).Trim(),
            Back = digest.Back,
        };

    /// <summary>What it was about.</summary>
    public static DigestMode Mode(ButtonData shown) => DigestPlace.Parse($"0 {shown.Words}")?.Mode ?? DigestMode.New;

    /// <summary>Where it went on; null when it did not.</summary>
    public static DigestPlace? Next(ButtonData shown) => shown.From is { } from ? DigestPlace.Parse(from) : null;

    public static int Remaining(ButtonData shown) =>
        int.TryParse(shown.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    public static IEnumerable<(SectionId Id, bool IsUpdated)> Sections(ButtonData shown)
    {
        foreach (var mark in (shown.Sections ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (long.TryParse(mark.TrimEnd(Updated), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                yield return (new SectionId(id), mark[^1] == Updated);
    }

    private static string Mark(DigestItem item) =>
        item.Section.Id.Value.ToString(CultureInfo.InvariantCulture) + (item.IsUpdated ? Updated : "");
}
