using System.Text.Json.Serialization;

namespace DigestBot.Channels;

/// <summary>How a card that is read in place is come by: what shows it again, and what it was reached from.</summary>
/// <param name="Again">What a button carries that shows this card as it is then, and changes nothing.</param>
/// <param name="Title">The button back; empty when there is none.</param>
internal sealed record Way(ButtonData Again, string Title)
{
    /// <summary>So many cards back is remembered, because every button of a card carries it.</summary>
    public const int MostBack = 2;

    /// <summary>The card it was reached from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ButtonData? Back => Again.Back;
}
