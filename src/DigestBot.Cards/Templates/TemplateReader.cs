using System.Text;
using System.Text.Json;
using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>Compiles a template's JSON, and says where it is broken.</summary>
internal ref struct TemplateReader
{
    private static readonly string[] Reserved = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

    private readonly ReadOnlySpan<byte> _json;
    private readonly string _name;
    private Utf8JsonReader _reader;

    private TemplateReader(ReadOnlySpan<byte> json, string name)
    {
        _json = json;
        _name = name;
        _reader = new Utf8JsonReader(json);
    }

    /// <exception cref="CardTemplateException">The JSON or one of its expressions is broken.</exception>
    public static TemplateNode Read(ReadOnlySpan<byte> json, string name)
    {
        var text = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        var reader = new TemplateReader(text, name);
        try
        {
            return reader.ReadDocument();
        }
        catch (JsonException broken)
        {
            throw Positions.Broken(text, name, broken);
        }
    }

    private TemplateNode ReadDocument()
    {
        _reader.Read();
        var root = ReadNode();
        _reader.Read();
        return root;
    }

    private TemplateNode ReadNode() =>
        _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(),
            JsonTokenType.StartArray => ReadArray(),
            JsonTokenType.String => ReadText(),
            _ => new LiteralNode(ReadInline()),
        };

    private ArrayNode ReadArray()
    {
        var items = new List<TemplateNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode());
        return new ArrayNode([.. items]);
    }

    private ObjectNode ReadObject()
    {
        var properties = new OrderedDictionary<string, PropertyNode>(StringComparer.Ordinal);
        var (data, when) = (new DataSource(null, Value.Undefined), new Condition(null, false));
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadString();
            _reader.Read();
            if (name == "$data")
                data = ReadData();
            else if (name == "$when")
                when = ReadCondition();
            else if (ReadNode() is var value && Array.IndexOf(Reserved, name) < 0)
                properties[name] = new PropertyNode(JsonEncodedText.Encode(name), value);
        }
        return new ObjectNode([.. properties.Values], data, when);
    }

    private DataSource ReadData() =>
        _reader.TokenType == JsonTokenType.String && ReadText() is IBinding binding
            ? new DataSource(binding, Value.Undefined)
            : new DataSource(null, ReadInline());

    private Condition ReadCondition()
    {
        if (_reader.TokenType == JsonTokenType.String && ReadText() is IBinding binding)
            return new Condition(binding, false);
        var value = ReadInline();
        return new Condition(
            null,
            value.Kind switch
            {
                ValueKind.Boolean => value.Boolean,
                ValueKind.Number => value.Number != 0,
                ValueKind.Text => value.Text.Length > 0,
                _ => !value.IsNothing,
            }
        );
    }

    /// <summary>A value of the template as it stands, however deep.</summary>
    private Value ReadInline()
    {
        var element = JsonElement.ParseValue(ref _reader);
        return Value.From(element);
    }

    private TemplateNode ReadText()
    {
        var start = (int)_reader.TokenStartIndex;
        var text = ReadString();
        if (!text.Contains("${", StringComparison.Ordinal))
            return new LiteralNode(Value.From(text));
        try
        {
            return Compile(Interpolation.Parse(text, 0, text.Length, 0));
        }
        catch (ExpressionFaultException fault)
        {
            throw Positions.Fault(_json, _name, start, fault);
        }
    }

    private static TemplateNode Compile(List<Expression> parts) =>
        parts switch
        {
            [CallExpression { Function.Type: "concat" } concat] => new TextNode(concat.Arguments, isConcat: true),
            [not ConstantExpression] => new BindingNode(parts[0]),
            _ => new TextNode([.. parts], isConcat: false),
        };

    private string ReadString()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw Positions.At(_json, _name, (int)_reader.TokenStartIndex, "This text is not valid Unicode.");
        }
    }
}
