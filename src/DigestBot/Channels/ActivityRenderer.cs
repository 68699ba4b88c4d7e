using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>Renders a message as an activity that the channel takes: a card where cards are shown, else text.</summary>
internal sealed class ActivityRenderer(CardTemplates templates)
{
    public const string CardContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>
    /// Teams takes about 28 KB of card; a whole message may have 80 KB counted as UTF-16. Some room is left for what makes a card one
    /// reader's view.
    /// </summary>
    private const int MaxCardBytes = 26 * 1024;

    private const int MaxAnswerBytes = 28 * 1024;

    /// <summary>Channels count what is sent, so "ü" must not become "\u00fc".</summary>
    private static readonly JsonWriterOptions _legible = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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

    /// <summary>Those that know <c>Action.Execute</c>. Web Chat, which the local page, the Emulator and Azure's test page show, does not.</summary>
    private static readonly HashSet<string> _thatExecute = new(StringComparer.OrdinalIgnoreCase)
    {
        "msteams",
        "m365extensions",
        "outlook",
    };

    /// <summary>A message is expanded once, however often it is looked at and sent; again when a template has changed.</summary>
    private readonly ConditionalWeakTable<CardMessage, Expanded> _expanded = [];

    /// <summary>Whether the channel shows cards; the others get text.</summary>
    public static bool ShowsCards(string channelId) => _withCards.Contains(channelId);

    public Activity Render(CardMessage message, string channelId) =>
        _withCards.Contains(channelId) ? WithCard(message, channelId) : WithText(message);

    /// <summary>The message as far as the channel takes it: itself, or with fewer items.</summary>
    public CardMessage Fitting(CardMessage message, string channelId)
    {
        while (!Fits(message, channelId) && message.Smaller?.Invoke() is { } smaller)
            message = smaller;
        return message;
    }

    /// <summary>The card alone, as the answer to an <c>adaptiveCard/action</c> invoke.</summary>
    /// <param name="reader">Whose view it is; null when it has no reader of its own.</param>
    public JsonElement RenderCard(CardMessage message, string? reader)
    {
        var card = Expand(message).Executing;
        if (reader is null || ButtonData.Read(Again(message.Data)) is not { } again)
            return card;
        var own = CardForms.For(reader, card, again, message.Summary);
        return JsonMarshal.GetRawUtf8Value(own).Length <= MaxAnswerBytes ? own : card;
    }

    private static JsonElement? Again(JsonElement data) =>
        data.TryGetProperty("way", out var way) && way.TryGetProperty("again", out var again) ? again : null;

    private bool Fits(CardMessage message, string channelId) =>
        _withCards.Contains(channelId) ? Expand(message).Bytes <= MaxCardBytes : FitsAsText(message);

    private static bool FitsAsText(CardMessage message) => Encoding.UTF8.GetByteCount(message.Text) <= MaxCardBytes;

    private Activity WithCard(CardMessage message, string channelId)
    {
        var expanded = Expand(Fitting(message, channelId));
        return new()
        {
            Type = ActivityTypes.Message,
            Summary = message.Summary,
            Attachments =
            [
                new Attachment
                {
                    ContentType = CardContentType,
                    Content = _thatExecute.Contains(channelId) ? expanded.Executing : expanded.Submitting,
                },
            ],
        };
    }

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
        using (var writer = new Utf8JsonWriter(buffer, _legible))
            template.Expand(message.Data, writer);
        return new Expanded(JsonElement.Parse(buffer.WrittenSpan), edition);
    }

    /// <summary>A card in the two forms that channels take. How large it is the larger one says, so that it is the same in both.</summary>
    private sealed class Expanded(JsonElement card, int edition)
    {
        public int Edition => edition;

        public JsonElement Executing { get; } = CardForms.WithExecute(card);

        public JsonElement Submitting => _submitting ??= CardForms.WithSubmit(Executing);

        public int Bytes => JsonMarshal.GetRawUtf8Value(Executing).Length;

        private JsonElement? _submitting;
    }
}
