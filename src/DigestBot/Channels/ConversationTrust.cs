using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>After a restart, the service URLs of known conversations are trusted again: they came in authenticated activities.</summary>
internal sealed class ConversationTrust(ConversationStore conversations, TrustedServiceUrls trusted)
{
    public async Task RestoreAsync(CancellationToken cancellation) =>
        trusted.Seed(await conversations.ServiceUrlsAsync(cancellation));
}
