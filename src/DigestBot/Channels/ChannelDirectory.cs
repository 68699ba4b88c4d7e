namespace DigestBot.Channels;

/// <summary>Finds the channel that serves a conversation.</summary>
internal sealed class ChannelDirectory(IEnumerable<IChannel> channels)
{
    private readonly IChannel[] _channels = [.. channels];

    public IChannel? For(Conversation conversation) =>
        _channels.FirstOrDefault(channel => channel.Serves(conversation));
}
