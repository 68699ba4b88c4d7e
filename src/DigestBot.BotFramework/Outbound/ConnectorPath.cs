namespace DigestBot.BotFramework;

/// <summary>Paths below a service URL, which keeps its own path and gets a trailing slash.</summary>
internal static class ConnectorPath
{
    public const string Conversations = "v3/conversations";
    public const string NoUsableId = "The conversation or activity has no usable id.";

    public static string? Activities(string? conversation) => Join(Conversations, conversation, "/activities");

    public static string? Activity(string? conversation, string? activity) =>
        Activities(conversation) is { } activities ? Join(activities, activity, "") : null;

    /// <summary>Where an activity is posted: into its conversation, or under the activity it replies to.</summary>
    public static string? Post(BotFramework.Activity addressed) =>
        addressed.ReplyToId is { Length: > 0 } parent
            ? Activity(addressed.Conversation?.Id, parent)
            : Activities(addressed.Conversation?.Id);

    public static string? Member(string? conversation, string? member) =>
        Join(Conversations, conversation, "/members") is { } members ? Join(members, member, "") : null;

    public static string? PagedMembers(string? conversation, int pageSize, string? continuation) =>
        Join(Conversations, conversation, $"/pagedmembers?pageSize={pageSize}") is { } page
            ? continuation is null
                ? page
                : $"{page}&continuationToken={Uri.EscapeDataString(continuation)}"
            : null;

    public static Uri? Below(string serviceUrl, string path) =>
        ServiceUrls.Parse(serviceUrl) is { Query.Length: 0, Fragment.Length: 0 } root
            ? new Uri(root.AbsoluteUri + path)
            : null;

    /// <summary>Null for an id that would lead elsewhere: a dot segment changes the path even when it is escaped.</summary>
    private static string? Join(string path, string? id, string rest) =>
        string.IsNullOrEmpty(id) || id is "." or ".." ? null : $"{path}/{Uri.EscapeDataString(id)}{rest}";
}
