using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>
/// Finished blocks as messages that Slack takes: all in one, or with the groups whose place is <c>thread</c> in replies to it. A group
/// whose place is <c>threaded</c> is shown only then, instead of them.
/// </summary>
/// <param name="Messages">The first is the message; the others are replies to it. None when there is nothing to show but the text.</param>
/// <param name="IsThreaded">Whether the template meant it to be so; otherwise it was too long.</param>
internal sealed record SlackParts(IReadOnlyList<JsonElement> Messages, bool IsThreaded)
{
    public bool IsOne => Messages.Count <= 1;

    public static SlackParts Of(JsonArray blocks)
    {
        var all = blocks
            .OfType<JsonObject>()
            .Select(block => (Place: (string?)block[SlackBlocks.Place], Block: Placeless(block)))
            .ToList();
        if (all.Count == 0)
            return new SlackParts([], IsThreaded: false);
        var whole = Blocks(all.Where(one => one.Place != "threaded"));
        if (Fits(whole))
            return new SlackParts([Element(whole)], IsThreaded: false);
        var head = Blocks(all.Where(one => one.Place != "thread"));
        var thread = Blocks(all.Where(one => one.Place == "thread"));
        return thread.Count > 0 && head.Count > 0 && Fits(head)
            ? new SlackParts([Element(head), .. Packed(thread)], IsThreaded: true)
            : new SlackParts([.. Packed(whole)], IsThreaded: false);
    }

    private static IEnumerable<JsonElement> Packed(IEnumerable<JsonObject> blocks)
    {
        var part = new List<JsonObject>();
        foreach (var block in blocks.SelectMany(SlackLongText.Split))
        {
            if (part.Count > 0 && !Fits([.. part, block]))
            {
                yield return Element(part);
                part = [];
            }
            part.Add(block);
        }
        if (part.Count > 0)
            yield return Element(part);
    }

    private static List<JsonObject> Blocks(IEnumerable<(string? Place, JsonObject Block)> some) =>
        [.. some.Select(one => one.Block)];

    private static JsonObject Placeless(JsonObject block)
    {
        var own = (JsonObject)block.DeepClone();
        own.Remove(SlackBlocks.Place);
        return own;
    }

    private static bool Fits(IReadOnlyList<JsonObject> blocks) =>
        SlackFit.Objection(
            new SlackMessage
            {
                Channel = "C",
                Text = "text",
                Blocks = Element(blocks),
            }
        )
            is null;

    private static JsonElement Element(IEnumerable<JsonObject> blocks) =>
        JsonElement.Parse(new JsonArray([.. blocks.Select(block => block.DeepClone())]).ToJsonString());
}
