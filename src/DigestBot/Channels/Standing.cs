namespace DigestBot.Channels;

/// <summary>What a channel tells of somebody in it.</summary>
/// <param name="IsInCharge">Whether they own the team, made the channel, or administer the workspace; in a place without an owner everybody is.</param>
/// <param name="Name">What their organisation calls them, such as <c>ann@example.org</c>; null when that is not told.</param>
internal sealed record Standing(bool IsInCharge, string? Name = null);
