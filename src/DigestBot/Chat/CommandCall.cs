using System.Globalization;
using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>A command as it was asked for.</summary>
/// <param name="Verb">The command's name, or the verb of the button.</param>
/// <param name="Words">What was written after the command; empty for a button.</param>
/// <param name="Button">The button's data; nothing for text.</param>
/// <param name="Zone">Where the person is; null when their channel does not tell.</param>
internal sealed record CommandCall(
    Conversation Conversation,
    string Verb,
    string Words,
    JsonElement? Button,
    TimeZoneInfo? Zone
)
{
    /// <summary>The language of the answer.</summary>
    public required Language Language { get; init; }

    /// <summary>What the app of whoever asks says; null when it does not.</summary>
    public string? Locale { get; init; }

    public Texts Texts => Language.Texts;

    /// <summary>Who asks, where that is kept with what they set up; null elsewhere.</summary>
    public string? Person { get; init; }

    /// <summary>The card in whose place the answer goes, for a button that leads back to it; null for a new message.</summary>
    public ButtonData? Back { get; init; }

    /// <summary>Whether nobody asked: a card shows itself anew.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether the answer goes into a response that the channel gives up after a few seconds.</summary>
    public bool IsHurried { get; init; }

    /// <summary>A text of the button's data, or what was written.</summary>
    public string Text(string name) =>
        Button is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var value)
            ? Clip.Asked(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())
            : Words;

    /// <summary>A whole number of the button's data.</summary>
    public long? Number(string name) =>
        Button is not null && long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
