using System.Net;
using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>A team with channels, the people in it, and what Teams says happens to them. Ann owns it.</summary>
internal sealed class Teaming
{
    public const string Team = "19:kitchen@thread.tacv2";
    public const string News = "19:news@thread.tacv2";

    private static int _threads;
    private readonly Chatting _chat;

    public Teaming(Chatting chat)
    {
        _chat = chat;
        Knows("ann", "owner");
    }

    /// <summary>The language of everybody's app.</summary>
    public string? Locale { get; init; }

    /// <summary>Somebody in a new thread of a channel.</summary>
    public Person In(string channel, string who = "ann") =>
        new(_chat.Host, _chat.Connector, $"{channel};messageid={Interlocked.Increment(ref _threads)}")
        {
            Group = "channel",
            Tenant = "tenant-1",
            Team = Team,
            Id = $"29:{who}",
            ObjectId = ObjectId(who),
            Locale = Locale,
        };

    public static string ObjectId(string who) =>
        $"00000000-0000-0000-0000-{who.GetHashCode(StringComparison.Ordinal) & 0xFFFFFFF:x12}";

    /// <summary>Puts somebody on the roster.</summary>
    public void Knows(string who, string? role = "user", string? name = null) =>
        _chat.Connector.Roster.Add(new RosterMember($"29:{who}", who, role, ObjectId(who), name));

    public Task<HttpStatusCode> AddAsync(
        string channel,
        string who = "ann",
        string action = "add",
        string? chosen = null
    ) =>
        HappensAsync(
            "installationUpdate",
            channel,
            who,
            activity =>
            {
                activity["action"] = action;
                if (chosen is not null)
                    activity["channelData"]!["settings"] = new JsonObject
                    {
                        ["selectedChannel"] = new JsonObject { ["id"] = chosen },
                    };
            }
        );

    public Task<HttpStatusCode> RemoveAsync() => AddAsync(Team, action: "remove");

    /// <summary>What Teams says of a channel or of the team; it says so in the team's first channel.</summary>
    public Task<HttpStatusCode> ChangeAsync(string what, string? channel = null, string? name = null) =>
        HappensAsync(
            "conversationUpdate",
            Team,
            "ann",
            activity =>
            {
                activity["channelData"]!["eventType"] = what;
                if (channel is not null)
                    activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel, ["name"] = name };
                else if (name is not null)
                    activity["channelData"]!["team"]!["name"] = name;
            }
        );

    public Task<HttpStatusCode> JoinAsync(string channel, string who = "ann") =>
        HappensAsync(
            "conversationUpdate",
            channel,
            who,
            activity =>
            {
                activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
                activity["channelData"]!["eventType"] = "teamMemberAdded";
            }
        );

    private Task<HttpStatusCode> HappensAsync(string type, string channel, string who, Action<JsonObject> change)
    {
        var person = new Person(_chat.Host, _chat.Connector, channel)
        {
            Group = "channel",
            Tenant = "tenant-1",
            Team = Team,
            Id = $"29:{who}",
            ObjectId = ObjectId(who),
        };
        var activity = person.Activity(type);
        change(activity);
        return person.PostAsync(activity);
    }
}
