using System.Runtime.InteropServices;
using System.Text.Json;

namespace DigestBot.Cards.Values;

internal enum ValueKind : byte
{
    Undefined,
    Failed,
    Null,
    Boolean,
    Number,
    Text,
    List,
    Map,
}

/// <summary>What an expression evaluates to: a view of the data or something computed.</summary>
internal readonly struct Value
{
    /// <summary>What a computed value may hold, in pieces of eight characters or so: lists of themselves grow fast.</summary>
    private const double Heaviest = 200_000;

    private readonly JsonElement _element;
    private readonly object? _reference;
    private readonly double _number;

    private Value(ValueKind kind, double number = 0, object? reference = null, JsonElement element = default)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
        _element = element;
    }

    public ValueKind Kind { get; }

    public static Value Undefined => default;

    /// <summary>The evaluation went wrong; the binding's own text stands in its place.</summary>
    public static Value Failed => new(ValueKind.Failed);

    public static Value Null => new(ValueKind.Null);

    public static Value From(bool value) => new(ValueKind.Boolean, value ? 1 : 0);

    public static Value From(double value) => new(ValueKind.Number, value);

    public static Value From(string value) => new(ValueKind.Text, reference: value);

    /// <summary>A computed list, or a failure when it would hold unreasonably much.</summary>
    public static Value From(Value[] items)
    {
        var weight = Weigh(items);
        return weight > Heaviest ? Failed : new(ValueKind.List, weight, items);
    }

    /// <summary>A computed map, or a failure when it would hold unreasonably much.</summary>
    public static Value From(KeyValuePair<string, Value>[] properties)
    {
        var weight = Weigh(Array.ConvertAll(properties, property => property.Value));
        return weight > Heaviest ? Failed : new(ValueKind.Map, weight, properties);
    }

    public static Value From(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => Null,
            JsonValueKind.True => From(true),
            JsonValueKind.False => From(false),
            JsonValueKind.Number => new(ValueKind.Number, JsonText.Number(element), element: element),
            JsonValueKind.String => new(ValueKind.Text, element: element),
            JsonValueKind.Array => new(ValueKind.List, element: element),
            JsonValueKind.Object => new(ValueKind.Map, element: element),
            _ => Undefined,
        };

    /// <summary>The JSON this value is a view of; <see cref="JsonValueKind.Undefined"/> when it was computed.</summary>
    public JsonElement Element => _element;

    public bool IsComputed => _element.ValueKind == JsonValueKind.Undefined;

    public bool IsNothing => Kind is ValueKind.Undefined or ValueKind.Null;

    public bool IsInteger => Kind == ValueKind.Number && double.IsInteger(_number);

    public bool Boolean => _number != 0;

    public double Number => _number;

    public string Text => _reference as string ?? JsonText.Read(_element);

    /// <summary>What counts as true: everything but false, null and what does not exist. Zero and "" are true.</summary>
    public bool IsTrue => Kind == ValueKind.Boolean ? Boolean : !IsNothing && Kind != ValueKind.Failed;

    public Value[]? ComputedItems => _reference as Value[];

    public KeyValuePair<string, Value>[]? ComputedProperties => _reference as KeyValuePair<string, Value>[];

    private double Weight =>
        !IsComputed ? 1 + JsonMarshal.GetRawUtf8Value(_element).Length / 8
        : Kind is ValueKind.List or ValueKind.Map ? _number
        : 1 + (_reference as string)?.Length / 8 ?? 1;

    private static double Weigh(Value[] items)
    {
        var weight = 1d;
        foreach (var item in items)
            weight += item.Weight;
        return weight;
    }
}
