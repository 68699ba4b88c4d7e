using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Cards;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Renders a message as Slack takes it: the templates of <c>cards/slack</c> with the same data as the Adaptive Cards.</summary>
internal sealed class SlackRenderer(CardTemplates templates)
{
    /// <summary>A message whose thread would be longer shows fewer items instead.</summary>
    private const int MostParts = 5;

    private const int LongestText = 3000;
    private const int LongestReplyText = 150;
    private const int MostViewBlocks = 100;

    private static readonly JsonWriterOptions _asWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A message is expanded once, however often it is looked at and sent.</summary>
    private readonly ConditionalWeakTable<CardMessage, SlackParts> _expanded = [];

    public SlackContent Render(CardMessage message)
    {
        message = Fitting(message);
        var parts = Expand(message);
        var text = Literal(message.Summary, LongestText);
        return new SlackContent(
            text,
            parts.Messages.Count > 0 ? parts.Messages[0] : null,
            [.. parts.Messages.Skip(1).Select(part => new SlackContent(Heading(part) ?? text, part, []))]
        );
    }

    /// <summary>The message as far as Slack takes it: itself, or with fewer items.</summary>
    public CardMessage Fitting(CardMessage message)
    {
        while (
            Expand(message) is { IsOne: false } parts
            && !(parts.IsThreaded && parts.Messages.Count <= MostParts)
            && message.Smaller?.Invoke() is { } smaller
        )
            message = smaller;
        return message;
    }

    /// <summary>A Home tab or dialog, such as <c>home</c>.</summary>
    public JsonElement View(string name, JsonElement data)
    {
        var view = Expanded(templates.Get(CardNames.Slack, name), data);
        SlackBlocks.Finish(view);
        var blocks = view["blocks"]!.AsArray();
        while (blocks.Count > MostViewBlocks)
            blocks.RemoveAt(blocks.Count - 1);
        return JsonElement.Parse(view.ToJsonString());
    }

    private SlackParts Expand(CardMessage message) => _expanded.GetValue(message, ExpandOnce);

    private SlackParts ExpandOnce(CardMessage message)
    {
        var template = message.Template ?? templates.Get(CardNames.Slack, message.Card);
        var payload = Expanded(template, message.Data);
        SlackBlocks.Finish(payload);
        return SlackParts.Of(payload["blocks"]!.AsArray());
    }

    private static JsonObject Expanded(CardTemplate template, JsonElement data)
    {
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, _asWritten))
            template.Expand(data, writer);
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private static string Literal(string text, int most) =>
        SlackText.Escape(SlackLimits.Cut(text.Length > 0 ? text : "DigestBot", most));

    /// <summary>What a reply begins with, for its notification.</summary>
    private static string? Heading(JsonElement part) =>
        Texts(part).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } first
            ? Literal(first, LongestReplyText)
            : null;

    private static IEnumerable<string> Texts(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.Array => node.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => node.EnumerateObject()
                .SelectMany(member =>
                    member is { Name: "text", Value.ValueKind: JsonValueKind.String }
                        ? [member.Value.GetString()!]
                        : Texts(member.Value)
                ),
            _ => [],
        };
}
