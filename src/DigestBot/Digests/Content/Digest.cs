using DigestBot.Articles;
using DigestBot.Channels;

namespace DigestBot.Digests.Content;

/// <summary>A section as a digest shows it.</summary>
/// <param name="IsUpdated">Whether an earlier edition of it was given.</param>
/// <param name="Why">The keywords that brought it; empty when none did.</param>
internal sealed record DigestItem(Article Article, Section Section, bool IsUpdated = false, string Why = "");

/// <summary>A digest before it is a card: sections in the order they are shown, and how many more there are.</summary>
/// <param name="Next">Where it goes on; null when nothing is left.</param>
/// <param name="Heading">What an alert says it is about; empty for a digest.</param>
/// <param name="Back">The card it was reached from; null when it was none.</param>
internal sealed record Digest(
    string Kicker,
    IReadOnlyList<DigestItem> Items,
    int Remaining,
    DigestPlace? Next,
    string Heading = "",
    ButtonData? Back = null
)
{
    /// <summary>At most how many sections a digest of a whole article shows at once.</summary>
    public const int MostOfArticle = 15;

    /// <summary>The first of some items; the rest goes behind the button.</summary>
    public static Digest Of(string kicker, IReadOnlyList<DigestItem> items, int size, DigestMode mode) =>
        new(
            kicker,
            [.. items.Take(size)],
            Math.Max(0, items.Count - size),
            items.Count > size ? new DigestPlace(items[size].Section.Id, mode) : null
        );

    public Digest WithoutLast(DigestMode mode) =>
        this with
        {
            Items = [.. Items.SkipLast(1)],
            Remaining = Remaining + 1,
            Next = new DigestPlace(Items[^1].Section.Id, mode),
        };
}
