using System.Text.Json;

namespace DigestBot.Cards.Tests.Templating;

internal static class Json
{
    /// <summary>The same JSON: properties in any order, numbers by their value as doubles.</summary>
    public static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
            return false;
        return left.ValueKind switch
        {
            JsonValueKind.Number => left.GetDouble().Equals(right.GetDouble()),
            JsonValueKind.String => left.GetString() == right.GetString(),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
            JsonValueKind.Object => left.GetPropertyCount() == right.GetPropertyCount()
                && left.EnumerateObject()
                    .All(property => right.TryGetProperty(property.Name, out var other) && Same(property.Value, other)),
            _ => true,
        };
    }
}
