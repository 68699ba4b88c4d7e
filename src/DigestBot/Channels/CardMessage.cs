using System.Text.Json;
using DigestBot.Cards;

namespace DigestBot.Channels;

/// <summary>A message before any channel has rendered it: a card's name, its data, and the same in plain text.</summary>
/// <param name="Card">The template's name, such as <c>digest</c>.</param>
/// <param name="Summary">One sentence for notifications and screen readers.</param>
/// <param name="Text">The whole message for channels that show no cards.</param>
internal sealed record CardMessage(string Card, JsonElement Data, string Summary, string Text)
{
    /// <summary>The template it was settled with; null for the one in force.</summary>
    public CardTemplate? Template { get; init; }

    /// <summary>How many items it shows; null when it is no list.</summary>
    public int? Items { get; init; }

    /// <summary>The same message with one item fewer, for channels with a size limit; null when nothing can be left out.</summary>
    public Func<CardMessage?>? Smaller { get; init; }
}
