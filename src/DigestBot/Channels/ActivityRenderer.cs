using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>Renders a message as an activity that the channel takes: a card where cards are shown, else text.</summary>
internal sealed class ActivityRenderer(CardTemplates templates)
{
    public const string CardContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Teams takes about 28 KB of card; a whole message may have 80 KB counted as UTF-16.</summary>
    private const int MaxCardBytes = 28 * 1024;

    private static readonly HashSet<string> _withCards = new(StringComparer.OrdinalIgnoreCase)
    {
        "msteams",
        "webchat",
        DirectLineConversations.ChannelId,
        "emulator",
        "test",
        "m365extensions",
        "cortana",
        "outlook",
    };

    /// <summary>A message is expanded once, however often it is looked at and sent; again when a template has changed.</summary>
    private readonly ConditionalWeakTable<CardMessage, Expanded> _expanded = [];

    /// <summary>Whether the channel shows cards; the others get text.</summary>
    public static bool ShowsCards(string channelId) => _withCards.Contains(channelId);

    public Activity Render(CardMessage message, string channelId) =>
        _withCards.Contains(channelId) ? WithCard(message) : WithText(message);

    /// <summary>The message as far as the channel takes it: itself, or with fewer items.</summary>
    public CardMessage Fitting(CardMessage message, string channelId)
    {
        while (!Fits(message, channelId) && message.Smaller?.Invoke() is { } smaller)
            message = smaller;
        return message;
    }

    /// <summary>The card alone, as the answer to an <c>adaptiveCard/action</c> invoke.</summary>
    public JsonElement RenderCard(CardMessage message)
    {
        while (true)
        {
            var card = Expand(message);
            if (card.Bytes <= MaxCardBytes || message.Smaller?.Invoke() is not { } smaller)
                return card.Card;
            message = smaller;
        }
    }

    private bool Fits(CardMessage message, string channelId) =>
        _withCards.Contains(channelId) ? Expand(message).Bytes <= MaxCardBytes : FitsAsText(message);

    private static bool FitsAsText(CardMessage message) => Encoding.UTF8.GetByteCount(message.Text) <= MaxCardBytes;

    private Activity WithCard(CardMessage message) =>
        new()
        {
            Type = ActivityTypes.Message,
            Summary = message.Summary,
            Attachments = [new Attachment { ContentType = CardContentType, Content = RenderCard(message) }],
        };

    private static Activity WithText(CardMessage message)
    {
        while (!FitsAsText(message) && message.Smaller?.Invoke() is { } smaller)
            message = smaller;
        return new Activity
        {
            Type = ActivityTypes.Message,
            Summary = message.Summary,
            Text = message.Text,
            TextFormat = "plain",
        };
    }

    private Expanded Expand(CardMessage message)
    {
        if (_expanded.TryGetValue(message, out var known) && known.Edition == templates.Edition)
            return known;
        var expanded = ExpandOnce(message);
        _expanded.AddOrUpdate(message, expanded);
        return expanded;
    }

    private Expanded ExpandOnce(CardMessage message)
    {
        var edition = templates.Edition;
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        var template = message.Template ?? templates.Get(CardNames.Teams, message.Card);
        using (var writer = new Utf8JsonWriter(buffer))
            template.Expand(message.Data, writer);
        return new Expanded(JsonElement.Parse(buffer.WrittenSpan), buffer.WrittenCount, edition);
    }

    private sealed record Expanded(JsonElement Card, int Bytes, int Edition);
}
