using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>What the Connector answers to a call it took.</summary>
internal static class ConnectorResponse
{
    public static JsonNode Of(ConnectorRequest call, ReceivedCall taken, IDictionary<string, string> members)
    {
        if (call.IsCreation)
            return new JsonObject { ["id"] = $"conversation-of-{taken.ActivityId}", ["activityId"] = taken.ActivityId };
        if (call.MemberId is { } id)
            return new JsonObject { ["id"] = id, ["name"] = members.TryGetValue(id, out var name) ? name : null };
        return call.IsMemberList ? Page(call, members) : new JsonObject { ["id"] = taken.ActivityId };
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
