using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>What the methods of a <see cref="FakeSlack"/> do in one workspace.</summary>
internal sealed class SlackMethods(SlackWorkspace workspace, SlackTriggers triggers, TimeProvider time)
{
    public JsonObject Do(SlackCall call) =>
        Needed(call) is { } scope && !workspace.Scopes.Contains(scope)
            ? Error("missing_scope", ("needed", scope), ("provided", string.Join(',', workspace.Scopes)))
            : call.Method switch
            {
                "auth.test" => Ok(
                    ("url", "https://example.slack.com/"),
                    ("team", "Example"),
                    ("team_id", workspace.TeamId),
                    ("user", "digestbot"),
                    ("user_id", workspace.BotUserId),
                    ("bot_id", workspace.BotId)
                ),
                "chat.postMessage" => Post(call),
                "chat.update" => Update(call),
                "chat.postEphemeral" => Whisper(call),
                "conversations.history" => History(call),
                "conversations.replies" => Replies(call),
                "users.info" => User(call),
                "conversations.info" => Room(call),
                "views.publish" or "views.open" or "views.update" => View(call),
                _ => Error("unknown_method"),
            };

    public static JsonObject Error(string code, params (string Name, JsonNode? Value)[] more) =>
        With(new() { ["ok"] = false, ["error"] = code }, more);

    private static JsonObject Ok(params (string Name, JsonNode? Value)[] more) => With(new() { ["ok"] = true }, more);

    private static JsonObject With(JsonObject answer, (string Name, JsonNode? Value)[] more)
    {
        foreach (var (name, value) in more)
            answer[name] = value;
        return answer;
    }

    private string? Needed(SlackCall call) =>
        call.Method switch
        {
            "users.info" => "users:read",
            "conversations.info" when IsBetweenTwo(call.Text("channel")) => "im:read",
            "conversations.info" => IsPrivate(call.Text("channel")) ? "groups:read" : "channels:read",
            "conversations.history" or "conversations.replies" => HistoryScope(call.Text("channel")),
            _ when call.Method.StartsWith("chat.", StringComparison.Ordinal) => "chat:write",
            _ => null,
        };

    private string HistoryScope(string? room) =>
        IsBetweenTwo(room) ? "im:history"
        : IsPrivate(room) ? "groups:history"
        : "channels:history";

    private static bool IsBetweenTwo(string? room) => room?.StartsWith('D') == true;

    private bool IsPrivate(string? room) =>
        room is not null && workspace.Rooms.TryGetValue(room, out var found) && found.IsPrivate;

    private JsonObject Room(SlackCall call) =>
        workspace.Rooms.TryGetValue(call.Text("channel") ?? "", out var room) && (room.IsMember || !room.IsPrivate)
            ? Ok(
                (
                    "channel",
                    new JsonObject
                    {
                        ["id"] = call.Text("channel"),
                        ["name"] = room.Name,
                        ["creator"] = room.Creator,
                        ["is_archived"] = room.IsArchived,
                        ["is_private"] = room.IsPrivate,
                        ["is_mpim"] = room.IsGroupChat,
                    }
                )
            )
            : Error("channel_not_found");

    private JsonObject Post(SlackCall call)
    {
        var room = RoomOf(call.Text("channel"));
        if (Objection(room, call) is { } error)
            return error;
        if (
            call.Text("thread_ts") is { } thread
            && !workspace.Posts.Any(post => post.Room == room && post.Ts == thread)
        )
            return Error("thread_not_found");
        var post = workspace.Post(room!, call.Arguments, time.GetUtcNow());
        return Ok(("channel", post.Room), ("ts", post.Ts), ("message", Shown(post, true)));
    }

    private JsonObject Update(SlackCall call)
    {
        var (room, ts) = (call.Text("channel"), call.Text("ts") ?? "");
        if (Objection(room, call) is { } error)
            return error;
        if (!workspace.Posts.Any(post => post.Room == room && post.Ts == ts))
            return Error("message_not_found");
        return workspace.Change(room!, ts, call.Arguments)
            ? Ok(("channel", room), ("ts", ts), ("text", call.Text("text")))
            : Error("cant_update_message");
    }

    private JsonObject Whisper(SlackCall call)
    {
        if (Objection(call.Text("channel"), call) is { } error)
            return error;
        return workspace.People.ContainsKey(call.Text("user") ?? "")
            ? Ok(("message_ts", "1.1"))
            : Error("user_not_in_channel");
    }

    /// <summary>A user's id stands for their conversation with the bot, which begins when there was none.</summary>
    private string? RoomOf(string? channel) =>
        channel is not null && workspace.People.ContainsKey(channel) ? workspace.DirectOf(channel) : channel;

    private JsonObject? Objection(string? channel, SlackCall call) =>
        Unseen(channel) is { } error ? Error(error)
        : workspace.Rooms[channel!].IsArchived ? Error("is_archived")
        : Content(call);

    /// <summary>Why the bot sees nothing there; between two people there is nothing to the bot.</summary>
    private string? Unseen(string? channel) =>
        channel is null || !workspace.Rooms.TryGetValue(channel, out var room) ? "channel_not_found"
        : room.IsMember ? null
        : IsBetweenTwo(channel) ? "channel_not_found"
        : "not_in_channel";

    /// <summary>What is wrong with a message's content, in Slack's words; null when it is in order.</summary>
    public static JsonObject? Content(SlackCall call)
    {
        if (string.IsNullOrEmpty(call.Text("text")) && call.Arguments["blocks"] is null)
            return Error("no_text");
        if (call.Text("text")?.Length > 40_000)
            return Error("msg_too_long");
        if (call.Arguments["blocks"] is { } blocks)
        {
            if (blocks is not JsonArray)
                return Error("invalid_blocks_format");
            if (SlackShapes.OfBlocks(blocks, 50) is { Count: > 0 } errors)
                return Error("invalid_blocks", ("response_metadata", Messages(errors)));
            if (TextSize(blocks) + (125 * ((JsonArray)blocks).Count) > 13_200)
                return Error("msg_blocks_too_long");
        }
        return call.Arguments["metadata"] is { } metadata ? Metadata(metadata) : null;
    }

    private static JsonObject? Metadata(JsonNode metadata) =>
        metadata is not JsonObject { Count: 2 }
        || metadata["event_payload"] is not JsonObject payload
        || (string?)metadata["event_type"] is not { Length: > 0 } type
        || !type.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? Error("invalid_metadata_format")
        : payload.ToJsonString().Length > 8000 ? Error("metadata_too_large")
        : null;

    private static int TextSize(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.Sum(TextSize),
            JsonObject whole => whole.Sum(member =>
                member.Key == "text" && member.Value is JsonValue text
                    ? ((string?)text)!.Length
                    : TextSize(member.Value)
            ),
            _ => 0,
        };

    private static JsonObject Messages(IReadOnlyList<string> errors) =>
        new() { ["messages"] = new JsonArray([.. errors.Select(error => (JsonNode?)error)]) };

    private JsonObject History(SlackCall call)
    {
        if (Unseen(call.Text("channel")) is { } error)
            return Error(error);
        var oldest = call.Text("oldest") ?? "0";
        return Page(
            call,
            workspace
                .Posts.Where(post => post.Room == call.Text("channel") && post.ThreadTs is null)
                .Where(post => Later(post.Ts, oldest) || (call.Flag("inclusive") && post.Ts == oldest))
                .Reverse()
        );
    }

    private JsonObject Replies(SlackCall call)
    {
        var (room, ts) = (call.Text("channel"), call.Text("ts"));
        if (Unseen(room) is { } error)
            return Error(error);
        var thread = workspace
            .Posts.Where(post => post.Room == room && (post.Ts == ts || post.ThreadTs == ts))
            .ToList();
        return thread.Count == 0 ? Error("thread_not_found") : Page(call, thread);
    }

    private JsonObject Page(SlackCall call, IEnumerable<SlackPost> posts)
    {
        var limit = int.Parse(call.Text("limit") ?? "100", CultureInfo.InvariantCulture);
        if (limit is < 1 or > 999)
            return Error("invalid_limit");
        var skip = call.Text("cursor") is { Length: > 0 } cursor
            ? int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(cursor)), CultureInfo.InvariantCulture)
            : 0;
        var all = posts.ToList();
        var shown = all.Skip(skip)
            .Take(limit)
            .Select(post => (JsonNode?)Shown(post, call.Flag("include_all_metadata")));
        var next = skip + limit < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"{skip + limit}")) : "";
        return Ok(
            ("messages", new JsonArray([.. shown])),
            ("has_more", next.Length > 0),
            ("response_metadata", new JsonObject { ["next_cursor"] = next })
        );
    }

    private JsonObject Shown(SlackPost post, bool withMetadata)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["user"] = post.User,
            ["ts"] = post.Ts,
            ["text"] = post.Text,
        };
        if (post.IsApps)
            message["bot_id"] = workspace.BotId;
        foreach (var name in new[] { "thread_ts", "blocks", withMetadata ? "metadata" : "" })
            if (post.Arguments[name] is { } value)
                message[name] = value.DeepClone();
        return message;
    }

    private JsonObject User(SlackCall call) =>
        workspace.People.TryGetValue(call.Text("user") ?? "", out var zone)
            ? Ok(
                (
                    "user",
                    new JsonObject
                    {
                        ["id"] = call.Text("user"),
                        ["team_id"] = workspace.TeamId,
                        ["name"] = "ann",
                        ["deleted"] = false,
                        ["tz"] = zone,
                        ["locale"] = call.Flag("include_locale")
                            ? workspace.Locales.TryGetValue(call.Text("user")!, out var locale)
                                ? locale
                                : "en-GB"
                            : null,
                        ["profile"] = new JsonObject { ["real_name"] = "Ann Example", ["display_name"] = "Ann" },
                        ["is_bot"] = false,
                        ["is_admin"] = workspace.Admins.Contains(call.Text("user")!),
                        ["is_owner"] = false,
                    }
                )
            )
            : Error("user_not_found");

    private JsonObject View(SlackCall call)
    {
        if (call.Arguments["view"] is not JsonObject view)
            return Error("invalid_arguments");
        if (SlackShapes.OfView(view) is { Count: > 0 } errors)
            return Error("invalid_arguments", ("response_metadata", Messages(errors)));
        return call.Method switch
        {
            "views.publish" when (string?)view["type"] != "home" => Error("invalid_arguments"),
            "views.publish" when !workspace.People.ContainsKey(call.Text("user_id") ?? "") => Error("user_not_found"),
            "views.publish" => Show($"VH{call.Text("user_id")}", call, view),
            "views.open" when (string?)view["type"] != "modal" => Error("invalid_arguments"),
            "views.open" when triggers.Use(call.Text("trigger_id")) is { } error => Error(error),
            "views.open" => Show($"V{workspace.Views.Count + 1:0000}", call, view),
            _ when !workspace.Views.ContainsKey(call.Text("view_id") ?? "") => Error("not_found"),
            _ => Show(call.Text("view_id")!, call, view),
        };
    }

    private JsonObject Show(string id, SlackCall call, JsonObject view)
    {
        var old = workspace.Views.TryGetValue(id, out var found) ? found : null;
        if (call.Text("hash") is { } given && given != old?.Hash)
            return Error("hash_conflict");
        var shown = new SlackShownView(id, $"{old?.Hash ?? "1."}1", call.Text("user_id"), view);
        workspace.Views[id] = shown;
        return Ok(
            (
                "view",
                new JsonObject
                {
                    ["id"] = id,
                    ["hash"] = shown.Hash,
                    ["type"] = (string?)view["type"],
                }
            )
        );
    }

    private static bool Later(string one, string other) =>
        decimal.Parse(one, CultureInfo.InvariantCulture) > decimal.Parse(other, CultureInfo.InvariantCulture);
}
