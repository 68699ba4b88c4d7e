using System.Text.Json;

namespace DigestBot.Testing;

/// <summary>What two JSON texts do not say alike. The order of members says nothing; the digits of a number do, and so does a null.</summary>
public static class JsonDifferences
{
    /// <returns>A line for each: where, and what is there on either side.</returns>
    public static IEnumerable<string> Between(JsonElement before, JsonElement after, string path = "$") =>
        (before.ValueKind, after.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Members(before, after, path),
            (JsonValueKind.Array, JsonValueKind.Array) when before.GetArrayLength() == after.GetArrayLength() => before
                .EnumerateArray()
                .Zip(after.EnumerateArray())
                .SelectMany((pair, index) => Between(pair.First, pair.Second, $"{path}[{index}]")),
            var (kind, other) when kind == other && Same(before, after) => [],
            _ => [$"{path}: {Short(before)} became {Short(after)}"],
        };

    private static IEnumerable<string> Members(JsonElement before, JsonElement after, string path)
    {
        var (were, are) = (ByName(before), ByName(after));
        var gone = were.Keys.Except(are.Keys).Select(name => $"{path}.{name}: {Short(were[name])} is gone");
        var added = are.Keys.Except(were.Keys).Select(name => $"{path}.{name}: {Short(are[name])} was added");
        var changed = were
            .Keys.Intersect(are.Keys)
            .SelectMany(name => Between(were[name], are[name], $"{path}.{name}"));
        return gone.Concat(added).Concat(changed);
    }

    /// <summary>A name that comes twice counts once, as its last.</summary>
    private static Dictionary<string, JsonElement> ByName(JsonElement element)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    private static bool Same(JsonElement before, JsonElement after) =>
        before.ValueKind switch
        {
            JsonValueKind.String => before.GetString() == after.GetString(),
            JsonValueKind.Number => before.GetRawText() == after.GetRawText(),
            JsonValueKind.Array => false,
            _ => true,
        };

    private static string Short(JsonElement element) =>
        element.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : element.GetRawText();
}
