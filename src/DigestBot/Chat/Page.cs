using System.Globalization;
using DigestBot.Digests.Content;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>A part of a list, and what follows it.</summary>
/// <param name="From">1-based: the position of the first item shown.</param>
internal sealed record Page<T>(IReadOnlyList<T> Shown, int From, int Total)
{
    /// <summary>"5–8", or "9" when only one is shown.</summary>
    public string Positions =>
        Shown.Count == 1
            ? From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{From}–{From + Shown.Count - 1}");

    public string FirstPosition => From.ToString(CultureInfo.InvariantCulture);

    public int Left => Math.Max(0, Total - (From - 1) - Shown.Count);

    /// <summary>The page with its last item left for the next one; null when only one is shown.</summary>
    public Page<T>? Smaller => Shown.Count > 1 ? this with { Shown = [.. Shown.SkipLast(1)] } : null;

    /// <param name="from">1-based; what is out of range is brought into it.</param>
    public static Page<T> Of(IReadOnlyList<T> all, long? from, int size)
    {
        var first = (int)Math.Clamp(from ?? 1, 1, Math.Max(1, all.Count));
        return new Page<T>([.. all.Skip(first - 1).Take(size)], first, all.Count);
    }

    public Page<TShown> Select<TShown>(Func<T, TShown> show) => new([.. Shown.Select(show)], From, Total);

    /// <summary>The button to what follows: "7 more passages".</summary>
    public MoreView More(MoreText say) =>
        Left == 0
            ? MoreView.None
            : new MoreView(
                Left,
                (From + Shown.Count).ToString(CultureInfo.InvariantCulture),
                say.Text.Of(Left),
                say.Action.Of(Left)
            );
}
