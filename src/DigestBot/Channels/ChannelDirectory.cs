namespace DigestBot.Channels;

/// <summary>Finds the channel that serves a conversation.</summary>
internal sealed class ChannelDirectory(IEnumerable<IChannel> channels)
{
    private readonly IChannel[] _channels = [.. channels];

    public IChannel? For(Conversation conversation)
    {
        foreach (var channel in _channels)
            if (channel.Serves(conversation))
                return channel;
        return null;
    }
}
