namespace DigestBot.BotFramework;

internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>A conversation as it is opened or reopened.</summary>
internal sealed record DirectLineOpened(
    string ConversationId,
    string Token,
    [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl
);

/// <summary>What may stand in the body of a request for a token or a conversation.</summary>
internal sealed record DirectLineOpening(ChannelAccount? User, string? Locale, string? ConversationId);

/// <summary>What a token says; it is sealed, so that nobody else can say it.</summary>
internal sealed record DirectLineTicket(string ConversationId, string? UserId, DateTimeOffset Expires);
