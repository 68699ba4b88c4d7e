using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Deliveries;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>The bot can post in a conversation again: its schedules go on, and the people there are told what they missed.</summary>
internal sealed class Homecoming(
    Parking parking,
    ChannelDirectory channels,
    MessageFitting fits,
    Languages languages,
    TimeProvider time,
    ILogger<Homecoming> log
)
{
    /// <param name="over">What is over; a conversation that was given up for something else stays so.</param>
    public async Task ReturnAsync(Conversation conversation, ParkingCause over, CancellationToken cancellation)
    {
        if (
            conversation.UnreachableAt is null
            || await parking.ReturnAsync(conversation.Id, cancellation, over.AndFoundOut()) is not { } back
        )
            return;
        log.ConversationBack(conversation.Id.Value);
        var now = time.GetUtcNow();
        var notice = fits.Fitting(BackNotice.Of(back, now, languages.Of(conversation)).Message, conversation.ChannelId);
        if (
            channels.For(conversation) is { } channel
            && await channel.SendAsync(conversation, notice, new Posting(0, now), cancellation) is var receipt
            && receipt.Status != SendStatus.Sent
        )
            log.ReplyNotSent(conversation.Id.Value, receipt.Reason ?? receipt.Status.ToString());
    }
}
