using System.Text.Json;

namespace DigestBot.Cards.Values;

/// <summary>Walks a list or the properties of a map, whether it is a view of the data or was computed.</summary>
internal static class ValueList
{
    public static int Count(in Value list) => list.ComputedItems?.Length ?? list.Element.GetArrayLength();

    public static Value At(in Value list, int index) =>
        list.ComputedItems is { } items ? items[index] : Value.From(list.Element[index]);

    public static Value[] Items(in Value list)
    {
        if (list.ComputedItems is { } computed)
            return computed;
        var items = new Value[list.Element.GetArrayLength()];
        var index = 0;
        foreach (var item in list.Element.EnumerateArray())
            items[index++] = Value.From(item);
        return items;
    }

    public static KeyValuePair<string, Value>[] Properties(in Value map) =>
        map.ComputedProperties
        ??
        [
            .. map
                .Element.EnumerateObject()
                .Select(property => KeyValuePair.Create(JsonText.Name(property), Value.From(property.Value))),
        ];

    /// <summary>The property of a map, exact or else in any case; undefined when there is none or it is no map.</summary>
    public static Value Property(in Value map, string name)
    {
        if (map.Kind != ValueKind.Map)
            return Value.Undefined;
        if (map.ComputedProperties is { } computed)
            return Computed(computed, name);
        if (map.Element.TryGetProperty(name, out var exact))
            return Value.From(exact);
        foreach (var property in map.Element.EnumerateObject())
            if (string.Equals(JsonText.Name(property), name, StringComparison.OrdinalIgnoreCase))
                return Value.From(property.Value);
        return Value.Undefined;
    }

    private static Value Computed(KeyValuePair<string, Value>[] properties, string name)
    {
        var found = Value.Undefined;
        foreach (var (key, value) in properties)
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
            else if (found.Kind == ValueKind.Undefined && key.Equals(name, StringComparison.OrdinalIgnoreCase))
                found = value;
        return found;
    }

    /// <summary>The list itself, or a map as a list of <c>{key, value}</c>; null for anything else.</summary>
    public static Value[]? AsItems(in Value value) =>
        value.Kind switch
        {
            ValueKind.List => Items(value),
            ValueKind.Map => [.. Properties(value).Select(Pair)],
            _ => null,
        };

    private static Value Pair(KeyValuePair<string, Value> property) =>
        Value.From([
            KeyValuePair.Create("key", Value.From(property.Key)),
            KeyValuePair.Create("value", property.Value),
        ]);
}
