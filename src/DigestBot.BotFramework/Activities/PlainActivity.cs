using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>
/// Reads an activity in which everything has the type it should have, in half the serializer's time. Whatever is odd is left to the serializer,
/// which says what is wrong with it.
/// </summary>
internal ref struct PlainActivity
{
    private Utf8JsonReader _json;
    private bool _isOdd;

    private PlainActivity(ReadOnlySpan<byte> json) =>
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonReading.MaxDepth });

    /// <returns>What the serializer would return; null when it has to be asked.</returns>
    public static Activity? Read(ReadOnlySpan<byte> json)
    {
        var plain = new PlainActivity(json);
        try
        {
            var activity = plain.Activity();
            return plain._isOdd || plain._json.Read() ? null : activity;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What nearly every message has comes first.</summary>
    private Activity? Activity()
    {
        var to = new Activity();
        if (!Begins())
            return null;
        while (HasProperty())
            if (Is("type"u8))
                to.Type = Text();
            else if (Is("id"u8))
                to.Id = Text();
            else if (Is("text"u8))
                to.Text = Text();
            else if (Is("timestamp"u8))
                to.TimestampAsItCame = Element();
            else if (Is("localTimestamp"u8))
                to.LocalTimestamp = Text();
            else if (Is("localTimezone"u8))
                to.LocalTimezone = Text();
            else if (Is("serviceUrl"u8))
                to.ServiceUrl = Text();
            else if (Is("channelId"u8))
                to.ChannelId = Text();
            else if (Is("from"u8))
                to.From = Account();
            else if (Is("conversation"u8))
                to.Conversation = Conversation();
            else if (Is("recipient"u8))
                to.Recipient = Account();
            else if (Is("textFormat"u8))
                to.TextFormat = Text();
            else if (Is("locale"u8))
                to.Locale = Text();
            else if (Is("entities"u8))
                to.Entities = Elements();
            else if (Is("channelData"u8))
                to.ChannelData = Element();
            else if (Is("attachments"u8))
                to.Attachments = Attachments();
            else if (Is("value"u8))
                to.Value = Element();
            else if (Is("name"u8))
                to.Name = Text();
            else if (Is("replyToId"u8))
                to.ReplyToId = Text();
            else if (Is("deliveryMode"u8))
                to.DeliveryMode = Text();
            else if (IsSeldom())
                _isOdd = true;
            else
                Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private bool IsSeldom() =>
        Is("attachmentLayout"u8)
        || Is("membersAdded"u8)
        || Is("membersRemoved"u8)
        || Is("speak"u8)
        || Is("inputHint"u8)
        || Is("summary"u8)
        || Is("action"u8);

    private ChannelAccount? Account()
    {
        var to = new ChannelAccount();
        if (!Begins())
            return null;
        while (HasProperty())
            if (Is("id"u8))
                to.Id = Text();
            else if (Is("name"u8))
                to.Name = Text();
            else if (Is("aadObjectId"u8))
                to.AadObjectId = Text();
            else if (Is("role"u8))
                to.Role = Text();
            else
                Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private ConversationAccount? Conversation()
    {
        var to = new ConversationAccount();
        if (!Begins())
            return null;
        while (HasProperty())
            if (Is("id"u8))
                to.Id = Text();
            else if (Is("name"u8))
                to.Name = Text();
            else if (Is("isGroup"u8))
                to.IsGroup = Truth();
            else if (Is("conversationType"u8))
                to.ConversationType = Text();
            else if (Is("tenantId"u8))
                to.TenantId = Text();
            else if (Is("aadObjectId"u8))
                to.AadObjectId = Text();
            else
                Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private Attachment Attachment()
    {
        var to = new Attachment();
        while (HasProperty())
            if (Is("contentType"u8))
                to.ContentType = Text();
            else if (Is("content"u8))
                to.Content = Element();
            else if (Is("contentUrl"u8))
                to.ContentUrl = Text();
            else if (Is("name"u8))
                to.Name = Text();
            else
                Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private List<Attachment>? Attachments()
    {
        if (!BeginsList())
            return null;
        var list = new List<Attachment>();
        while (HasItem())
            if (_json.TokenType == JsonTokenType.StartObject)
                list.Add(Attachment());
            else
                _isOdd = true;
        return list;
    }

    private List<JsonElement>? Elements()
    {
        if (!BeginsList())
            return null;
        var list = new List<JsonElement>();
        while (HasItem())
            list.Add(JsonElement.ParseValue(ref _json));
        return list;
    }

    private readonly bool Is(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name);

    private string? Text() => Next(JsonTokenType.String) ? _json.GetString() : null;

    private bool? Truth()
    {
        _json.Read();
        _isOdd |= _json.TokenType is not (JsonTokenType.True or JsonTokenType.False);
        return _json.TokenType == JsonTokenType.True;
    }

    private JsonElement? Element()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref _json);
    }

    private void Other(IDictionary<string, JsonElement> others)
    {
        var name = _json.GetString()!;
        _json.Read();
        others[name] = JsonElement.ParseValue(ref _json);
    }

    private bool Begins() => Next(JsonTokenType.StartObject);

    private bool BeginsList() => Next(JsonTokenType.StartArray);

    /// <returns>False for null, and for what should not be there.</returns>
    private bool Next(JsonTokenType expected)
    {
        _json.Read();
        _isOdd |= _json.TokenType != expected && _json.TokenType != JsonTokenType.Null;
        return _json.TokenType == expected;
    }

    private bool HasProperty() => !_isOdd && _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    private bool HasItem() => !_isOdd && _json.Read() && _json.TokenType != JsonTokenType.EndArray;
}
