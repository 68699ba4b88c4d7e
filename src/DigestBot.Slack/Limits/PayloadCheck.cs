using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigestBot.Slack;

/// <summary>Why something is not sent: Slack would not take it.</summary>
/// <param name="Code">The error that Slack would answer with.</param>
internal sealed record PayloadProblem(SlackStatus Status, string Code, string Sentence)
{
    public SlackReceipt Receipt => new(Status, Error: Code, Reason: Sentence);
}

/// <summary>Slack's limits, looked at before anything is sent: a sentence says which block it is and what to do.</summary>
internal static partial class PayloadCheck
{
    private const int LongestText = 40_000;
    private const int MostBlocks = 50;
    private const int MostViewBlocks = 100;

    /// <summary>Slack measures a message's blocks by their text and a share for each block; it says neither number (seen: 13,200 and 125).</summary>
    private const int MostBlockText = 13_000;
    private const int ShareOfBlock = 125;
    private const int LargestMetadata = 8000;

    public static PayloadProblem? Message(SlackMessage message) =>
        string.IsNullOrEmpty(message.Channel)
            ? new(SlackStatus.Refused, "channel_not_found", "The message names no channel.")
            : Content(message.Text, message.Blocks) ?? Metadata(message.Metadata);

    public static PayloadProblem? Answer(SlackAnswer answer) =>
        answer.DeleteOriginal ? null : Content(answer.Text, answer.Blocks);

    public static PayloadProblem? View(JsonElement view)
    {
        if (view.ValueKind != JsonValueKind.Object || view.Text("type") is not ("modal" or "home"))
            return Wrong("The view is neither a modal nor a home.");
        var problem =
            BlockCheck.Blocks(view.Member("blocks"), MostViewBlocks)
            ?? TextCheck.Length(view, "callback_id", "The view", 255)
            ?? TextCheck.Length(view, "private_metadata", "The view", 3000)
            ?? TextCheck.Length(view, "external_id", "The view", 255)
            ?? (view.Text("type") == "modal" ? Modal(view) : null);
        return problem is null ? null : Wrong(problem);
    }

    private static string? Modal(JsonElement view) =>
        TextCheck.Plain(view, "title", "The view", 24, isRequired: true)
        ?? TextCheck.Plain(view, "submit", "The view", 24)
        ?? TextCheck.Plain(view, "close", "The view", 24)
        ?? (
            view.Member("submit") is null && view.Member("blocks").Items().Any(block => block.Text("type") == "input")
                ? "The view has inputs and no submit; give it one."
                : null
        );

    private static PayloadProblem? Content(string text, JsonElement? blocks)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(SlackStatus.Refused, "no_text", "The message has no text; it is what notifications show.");
        if (text.Length > LongestText)
            return Large("msg_too_long", $"The text has {text.Length} characters, and Slack takes {LongestText}.");
        if (blocks is not { } array)
            return null;
        if (BlockCheck.Blocks(array, MostBlocks) is { } problem)
            return Wrong(problem);
        var size = TextSize(array) + (array.GetArrayLength() * ShareOfBlock);
        return size <= MostBlockText
            ? null
            : Large(
                "msg_blocks_too_long",
                $"The blocks come to {size} (their text and {ShareOfBlock} a block), and Slack takes about {MostBlockText}; split the message."
            );
    }

    private static PayloadProblem? Metadata(SlackMetadata? metadata)
    {
        if (metadata is null)
            return null;
        if (!EventType().IsMatch(metadata.EventType))
            return new(
                SlackStatus.Refused,
                "invalid_metadata_format",
                $"The metadata's event type \"{metadata.EventType}\" is not of letters, digits and underscores."
            );
        if (metadata.EventPayload.ValueKind != JsonValueKind.Object)
            return new(SlackStatus.Refused, "invalid_metadata_format", "The metadata's payload is no object.");
        var size = Encoding.UTF8.GetByteCount(metadata.EventPayload.GetRawText());
        return size <= LargestMetadata
            ? null
            : Large("metadata_too_large", $"The metadata has {size} bytes, and Slack takes {LargestMetadata}.");
    }

    /// <summary>The characters of every text in the blocks, however deep.</summary>
    private static int TextSize(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().Sum(TextSize),
            JsonValueKind.Object => element
                .EnumerateObject()
                .Sum(member =>
                    member is { Name: "text", Value.ValueKind: JsonValueKind.String }
                        ? ((JsonElement?)member.Value).Text()!.Length
                        : TextSize(member.Value)
                ),
            _ => 0,
        };

    private static PayloadProblem Wrong(string sentence) => new(SlackStatus.Refused, "invalid_blocks", sentence);

    private static PayloadProblem Large(string code, string sentence) => new(SlackStatus.TooLarge, code, sentence);

    [GeneratedRegex("^[A-Za-z0-9_]{1,255}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EventType();
}
