using System.Text.Json;
using DigestBot.BotFramework;

namespace DigestBot.Channels.Teams;

/// <summary>What Teams tells of a member of a channel.</summary>
/// <remarks>
/// The Connector says <c>userRole</c>: <c>user</c>, <c>guest</c>, <c>anonymous</c>, and <c>owner</c> only sometimes. Who owns a team for certain
/// is known to Microsoft Graph, which this bot has no permission for.
/// </remarks>
internal sealed class TeamsRoster(ConnectorClient connector)
{
    private const string Owner = "owner";

    /// <returns>Null when Teams does not tell.</returns>
    public async Task<Standing?> AskAsync(ConversationReference channel, string person, CancellationToken cancellation)
    {
        var answer = await connector.GetMemberAsync(channel, person, cancellation);
        if (answer.Value is { } member)
            return new Standing(
                string.Equals(Text(member, "userRole"), Owner, StringComparison.OrdinalIgnoreCase),
                Name: Text(member, "userPrincipalName")
            );
        return answer.Receipt.HttpStatus == 404 ? new Standing(IsInCharge: false) : null;
    }

    private static string? Text(ChannelAccount member, string name) =>
        member.Properties is { } properties
        && properties.TryGetValue(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
