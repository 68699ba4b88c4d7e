namespace DigestBot.Testing;

/// <summary>What Teams tells of a member of a team, a channel or a chat.</summary>
/// <param name="Role"><c>user</c>, <c>guest</c>, <c>anonymous</c> or <c>owner</c>; null when it is not told.</param>
public sealed record RosterMember(
    string Id,
    string Name,
    string? Role = "user",
    string? ObjectId = null,
    string? PrincipalName = null
);
