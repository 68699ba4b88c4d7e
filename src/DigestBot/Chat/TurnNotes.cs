using System.Data.Common;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests;
using DigestBot.Digests.Deliveries;

namespace DigestBot.Chat;

/// <summary>What is to be noted when somebody speaks: that the conversation can be reached again, and what an answer has shown.</summary>
internal sealed class TurnNotes(Parking parking, ILogger<TurnNotes> log)
{
    /// <summary>Somebody speaks where the bot could not post: it can again.</summary>
    public async Task<ComeBack?> ReturnAsync(Conversation conversation, CancellationToken cancellation)
    {
        if (conversation.UnreachableAt is null || SlackAddress.IsOthers(conversation))
            return null;
        var back = await parking.ReturnAsync(conversation.Id, cancellation);
        if (back is not null)
            log.ConversationBack(conversation.Id.Value);
        return back;
    }

    /// <summary>The channel took an answer: what failed there before is over.</summary>
    /// <remarks>An answer without an id of its own went another way than a digest does, and shows nothing about that.</remarks>
    public async Task TakenAsync(Conversation conversation, SendReceipt receipt)
    {
        if (conversation.FailingSince is null || receipt is not { Status: SendStatus.Sent, ActivityId: not null })
            return;
        try
        {
            await parking.WorksAsync(conversation.Id);
        }
        catch (DbException fault)
        {
            log.AnswerNotNoted(conversation.Id.Value, fault.Message);
        }
    }

    /// <summary>The answer was sent or not: what cannot be written down about it breaks nothing more.</summary>
    public async Task ShownAsync(Conversation conversation, Reply reply, int shown)
    {
        try
        {
            await (reply.Shown?.Invoke(shown) ?? Task.CompletedTask);
        }
        catch (DbException fault)
        {
            log.ShownNotWritten(conversation.Id.Value, shown, fault.Message);
        }
    }
}
