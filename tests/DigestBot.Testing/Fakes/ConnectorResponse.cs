using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>What the Connector answers to a call it took.</summary>
internal static class ConnectorResponse
{
    public static JsonNode Of(
        ConnectorRequest call,
        ReceivedCall taken,
        IDictionary<string, string> members,
        IEnumerable<RosterMember>? roster = null
    )
    {
        if (call.IsCreation)
            return new JsonObject
            {
                ["id"] = call.Target is { } channel
                    ? $"{channel};messageid={taken.ActivityId}"
                    : $"conversation-of-{taken.ActivityId}",
                ["activityId"] = taken.ActivityId,
            };
        if (
            call.MemberId is { } asked
            && roster?.FirstOrDefault(one => one.Id == asked || one.ObjectId == asked) is { } known
        )
            return Member(known);
        if (call.MemberId is { } id)
            return new JsonObject { ["id"] = id, ["name"] = members.TryGetValue(id, out var name) ? name : null };
        return call.IsMemberList ? Page(call, members) : new JsonObject { ["id"] = taken.ActivityId };
    }

    private static JsonObject Member(RosterMember member)
    {
        var told = new JsonObject { ["id"] = member.Id, ["name"] = member.Name };
        foreach (
            var (name, value) in new[]
            {
                ("userRole", member.Role),
                ("objectId", member.ObjectId),
                ("userPrincipalName", member.PrincipalName),
            }
        )
            if (value is not null)
                told[name] = value;
        return told;
    }

    /// <summary>One member a page, the continuation token being the next one's id.</summary>
    private static JsonObject Page(ConnectorRequest call, IDictionary<string, string> members)
    {
        var query = call.PathAndQuery.Split('?').Last().Split('&').Select(pair => pair.Split('='));
        var after = query.FirstOrDefault(pair => pair[0] == "continuationToken")?[1];
        var rest = members
            .SkipWhile(member => after is not null && member.Key != Uri.UnescapeDataString(after))
            .ToArray();
        return new JsonObject
        {
            ["members"] = new JsonArray([
                .. rest.Take(1).Select(member => new JsonObject { ["id"] = member.Key, ["name"] = member.Value }),
            ]),
            ["continuationToken"] = rest.Skip(1).Select(member => member.Key).FirstOrDefault(),
        };
    }
}
