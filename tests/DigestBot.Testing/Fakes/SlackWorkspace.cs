using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>One workspace of a <see cref="FakeSlack"/>: the app's token there, its channels, its people and what was posted.</summary>
public sealed class SlackWorkspace(string teamId, string botToken)
{
    private readonly Lock _lock = new();
    private readonly List<SlackPost> _posts = [];
    private long _lastTs;

    public string TeamId { get; } = teamId;
    public string BotToken { get; } = botToken;
    public string BotUserId { get; } = "UBOT" + teamId;
    public string BotId { get; } = "BBOT" + teamId;

    /// <summary>What the token may do.</summary>
    public ISet<string> Scopes { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "chat:write",
            "channels:history",
            "groups:history",
            "im:history",
            "users:read",
            "channels:read",
            "groups:read",
            "commands",
        };

    /// <summary>An error such as <c>account_inactive</c> that every call with the token gets; null for none.</summary>
    public string? TokenError { get; set; }

    public IDictionary<string, SlackRoom> Rooms { get; } =
        new ConcurrentDictionary<string, SlackRoom>(StringComparer.Ordinal)
        {
            ["C0001"] = new("general", IsMember: true),
            ["C0002"] = new("news", IsMember: true),
            ["C0003"] = new("elsewhere", IsMember: false),
            ["C0004"] = new("old", IsMember: true, IsArchived: true),
            ["D0001"] = new("", IsMember: true),
            ["D0099"] = new("", IsMember: false),
        };

    /// <summary>Somebody's conversation with the bot, which begins when there was none: <c>D0001</c> for <c>U0001</c>.</summary>
    public string DirectOf(string user)
    {
        var direct = "D" + user[1..];
        lock (_lock)
            Rooms.TryAdd(direct, new("", IsMember: true));
        return direct;
    }

    /// <summary>Zones by user id.</summary>
    public IDictionary<string, string> People { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["U0001"] = "Europe/Berlin",
            ["U0002"] = "Asia/Kolkata",
        };

    /// <summary>Who administers the workspace.</summary>
    public ISet<string> Admins { get; } = new HashSet<string>(StringComparer.Ordinal) { "U0002" };

    /// <summary>Languages by user id; English for whoever is not named.</summary>
    public IDictionary<string, string> Locales { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Views by id, with the user whose Home tab it is.</summary>
    public IDictionary<string, SlackShownView> Views { get; } =
        new Dictionary<string, SlackShownView>(StringComparer.Ordinal);

    /// <summary>Every message that stands in a channel, oldest first.</summary>
    public IReadOnlyList<SlackPost> Posts
    {
        get
        {
            lock (_lock)
                return [.. _posts];
        }
    }

    public int PostCount
    {
        get
        {
            lock (_lock)
                return _posts.Count;
        }
    }

    public SlackPost Post(string room, JsonObject arguments, DateTimeOffset now, string? user = null)
    {
        lock (_lock)
        {
            _lastTs = Math.Max(_lastTs + 1, now.ToUnixTimeMilliseconds() * 1000);
            var ts = string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:000000}");
            var post = new SlackPost(room, ts, user ?? BotUserId, user is null, arguments);
            _posts.Add(post);
            return post;
        }
    }

    /// <summary>False when there is no such message of the app.</summary>
    public bool Change(string room, string ts, JsonObject arguments)
    {
        lock (_lock)
        {
            var at = _posts.FindIndex(post => post.Room == room && post.Ts == ts && post.IsApps);
            if (at >= 0)
                _posts[at] = _posts[at] with { Arguments = arguments };
            return at >= 0;
        }
    }
}

/// <summary>A channel, private channel or direct conversation.</summary>
/// <param name="Creator">Who made it.</param>
/// <param name="IsGroupChat">Whether it is a direct conversation of several people.</param>
public sealed record SlackRoom(
    string Name,
    bool IsMember,
    bool IsArchived = false,
    bool IsPrivate = false,
    string Creator = "U0001",
    bool IsGroupChat = false
);

/// <summary>A message in a channel.</summary>
/// <param name="Arguments">What it was posted with.</param>
public sealed record SlackPost(string Room, string Ts, string User, bool IsApps, JsonObject Arguments)
{
    public string? Text => (string?)Arguments["text"];
    public string? ThreadTs => (string?)Arguments["thread_ts"];
}

/// <summary>A dialog, or somebody's Home tab.</summary>
public sealed record SlackShownView(string Id, string Hash, string? UserId, JsonObject View);
