using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Benchmarks.Robustness;

internal enum Payload
{
    Activity,
    Attachment,
    Card,
}

/// <summary>What in a JSON file is an activity, or can be sent with one.</summary>
internal static class Payloads
{
    private static readonly JsonDocumentOptions _lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 60,
    };

    private static readonly string[] _ofActivities =
    [
        "channelId",
        "serviceUrl",
        "conversation",
        "from",
        "recipient",
        "channelData",
        "membersAdded",
        "attachments",
        "replyToId",
    ];

    /// <summary>Null when the file is no JSON.</summary>
    public static IReadOnlyList<(Payload Kind, byte[] Json)>? In(byte[] file)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(file), _lenient);
            return [.. Within(document.RootElement)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] file) =>
        file is [0xEF, 0xBB, 0xBF, ..] ? file.AsMemory(3) : file;

    /// <summary>What is part of an activity is not looked at by itself.</summary>
    private static IEnumerable<(Payload, byte[])> Within(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object when IsActivity(element) => [(Payload.Activity, Utf8(element))],
            JsonValueKind.Object when Has(element, "contentType") => [(Payload.Attachment, With(element))],
            JsonValueKind.Object when Text(element, "type") == "AdaptiveCard" =>
            [
                (Payload.Card, With(AsCard(element))),
            ],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Within(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Within),
            _ => [],
        };

    private static bool IsActivity(JsonElement element) =>
        Has(element, "type") && _ofActivities.Any(name => element.TryGetProperty(name, out _));

    private static bool Has(JsonElement element, string name) => Text(element, name) is not null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static JsonNode AsCard(JsonElement card) =>
        new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse(card.GetRawText(), documentOptions: _lenient),
        };

    private static byte[] With(JsonElement attachment) =>
        With(JsonNode.Parse(attachment.GetRawText(), documentOptions: _lenient)!);

    private static byte[] With(JsonNode attachment) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(attachment) }
        );

    /// <summary>Without the comments the file may have.</summary>
    private static byte[] Utf8(JsonElement element) => JsonSerializer.SerializeToUtf8Bytes(element);
}
