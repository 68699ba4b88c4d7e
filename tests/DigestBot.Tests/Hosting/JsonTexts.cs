using System.Text.Json.Nodes;

namespace DigestBot.Tests.Hosting;

internal static class JsonTexts
{
    /// <summary>Every text in it, in the order it is written.</summary>
    public static IEnumerable<string> In(JsonNode? node) =>
        node switch
        {
            JsonObject whole => whole.SelectMany(member => In(member.Value)),
            JsonArray list => list.SelectMany(In),
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        };
}
