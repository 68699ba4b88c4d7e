using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>Reads JSON as long as every value has the expected type or is null; after the first that has not, nothing more.</summary>
internal ref struct PlainJson(ReadOnlySpan<byte> utf8Json)
{
    private Utf8JsonReader _json = new(utf8Json, new JsonReaderOptions { MaxDepth = JsonReading.MaxDepth });
    private bool _isOdd;

    /// <summary>Reads the properties of an object that has begun.</summary>
    public delegate T Properties<T>(ref PlainJson json);

    /// <summary>Whether all was as expected and nothing comes after it.</summary>
    public bool IsWhole => !_isOdd && !_json.Read();

    public bool HasProperty() => !_isOdd && _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    public readonly bool Is(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name);

    public string? Text() => Next(JsonTokenType.String) ? _json.GetString() : null;

    public bool? Truth()
    {
        _json.Read();
        _isOdd |= _json.TokenType is not (JsonTokenType.True or JsonTokenType.False);
        return _json.TokenType == JsonTokenType.True;
    }

    public JsonElement? Element()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref _json);
    }

    /// <summary>A property without a place of its own; of two with one name the last counts.</summary>
    public void Other(IDictionary<string, JsonElement> others)
    {
        var name = _json.GetString()!;
        _json.Read();
        others[name] = JsonElement.ParseValue(ref _json);
    }

    public T? Object<T>(Properties<T> read)
        where T : class => Next(JsonTokenType.StartObject) ? read(ref this) : null;

    public List<T>? List<T>(Properties<T> read)
        where T : class
    {
        if (!Next(JsonTokenType.StartArray))
            return null;
        var list = new List<T>();
        while (HasItem())
            if (_json.TokenType == JsonTokenType.StartObject)
                list.Add(read(ref this));
            else
                _isOdd = true;
        return list;
    }

    public List<JsonElement>? Elements()
    {
        if (!Next(JsonTokenType.StartArray))
            return null;
        var list = new List<JsonElement>();
        while (HasItem())
            list.Add(JsonElement.ParseValue(ref _json));
        return list;
    }

    private bool HasItem() => !_isOdd && _json.Read() && _json.TokenType != JsonTokenType.EndArray;

    /// <returns>False for null, and for what should not be there.</returns>
    private bool Next(JsonTokenType expected)
    {
        _json.Read();
        _isOdd |= _json.TokenType != expected && _json.TokenType != JsonTokenType.Null;
        return _json.TokenType == expected;
    }
}
