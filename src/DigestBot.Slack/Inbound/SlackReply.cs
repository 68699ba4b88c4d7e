using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Slack;

/// <summary>What the app answers to a command or an interaction.</summary>
public abstract record SlackReply
{
    private SlackReply() { }

    /// <summary>A message: in Slack's own response when it is ready in time, otherwise by the response URL.</summary>
    public sealed record Message(SlackAnswer Answer) : SlackReply;

    /// <summary>A body that only the response can carry, such as a dialog's.</summary>
    public sealed record Body(JsonElement Json) : SlackReply
    {
        /// <summary>What the person is told directly when the response has left; without it, too late is dropped with a warning.</summary>
        public SlackAnswer? Late { get; init; }
    }

    /// <summary>Answers a submitted dialog: it stays open and shows these sentences, keyed by block id.</summary>
    /// <param name="late">What the person is told when the dialog has closed meanwhile, and what they filled in with it.</param>
    public static SlackReply Errors(IReadOnlyDictionary<string, string> errors, SlackAnswer? late = null)
    {
        var lines = new JsonObject(errors.Select(error => KeyValuePair.Create(error.Key, (JsonNode?)error.Value)));
        return Action("errors", "errors", lines) with { Late = late };
    }

    /// <summary>Answers a submitted dialog: it shows this view instead.</summary>
    public static SlackReply Update(JsonElement view) => Action("update", "view", JsonNode.Parse(view.GetRawText()));

    /// <summary>Answers a submitted dialog: it and all below it close.</summary>
    public static SlackReply Clear() => Action("clear", null, null);

    private static Body Action(string action, string? name, JsonNode? value)
    {
        var body = new JsonObject { ["response_action"] = action };
        if (name is not null)
            body[name] = value;
        return new(JsonElement.Parse(body.ToJsonString()));
    }
}

/// <summary>An answer to a command or a button.</summary>
public sealed record SlackAnswer
{
    /// <summary>Read aloud and shown in notifications; the whole message when there are no blocks. Slack's mrkdwn: escape data.</summary>
    public required string Text { get; init; }

    /// <summary>An array of Block Kit blocks.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>Everybody in the channel sees it; otherwise the one who asked.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Stands instead of the message whose button was pressed.</summary>
    public bool ReplaceOriginal { get; init; }

    /// <summary>Takes the message whose button was pressed away.</summary>
    public bool DeleteOriginal { get; init; }

    /// <summary>The thread it belongs to.</summary>
    public string? ThreadTs { get; init; }
}
