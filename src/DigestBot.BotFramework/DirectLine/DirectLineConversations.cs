using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>The Direct Line 3.0 conversations this process serves.</summary>
/// <remarks>They live in memory: the last 500 activities each, until a day after their last use.</remarks>
public sealed class DirectLineConversations
{
    /// <summary>The channel id of activities that come from here.</summary>
    public const string ChannelId = "directline";

    private const int Capacity = 1000;
    private static readonly TimeSpan Idle = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, DirectLineConversation> _open = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal DirectLineConversations(TimeProvider time, ILogger<DirectLineConversations> logger) =>
        (_time, _logger) = (time, logger);

    internal static ChannelAccount Bot =>
        new()
        {
            Id = "DigestBot",
            Name = "DigestBot",
            Role = "bot",
        };

    /// <summary>Posts an activity on the bot's own account; a conversation unknown since a restart is opened again.</summary>
    public Task<SendReceipt> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    )
    {
        if (!DirectLineTokens.IsId(reference.Conversation.Id))
            return Task.FromResult(Unreachable("The conversation's id is not one of Direct Line's."));
        var conversation = Open(reference.Conversation.Id!, reference.User?.Id);
        return Task.FromResult(new SendReceipt(SendStatus.Sent, conversation.Add(activity.AddressedTo(reference))));
    }

    /// <summary>Replaces an activity the bot sent earlier in this process.</summary>
    public Task<SendReceipt> UpdateAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var addressed = activity.AddressedTo(reference);
        addressed.Id = activityId;
        return Task.FromResult(
            Find(reference.Conversation.Id)?.Replace(addressed) is true
                ? new SendReceipt(SendStatus.Sent, activityId)
                : Unreachable("The message is not remembered any more.")
        );
    }

    /// <summary>Forgets what was said in a conversation; it stays open.</summary>
    public void Clear(ConversationReference reference) => Find(reference.Conversation.Id)?.Clear();

    internal DirectLineConversation? Find(string? id) => id is null ? null : _open.GetValueOrDefault(id);

    internal DirectLineConversation Open(string id, string? userId)
    {
        if (_open.TryGetValue(id, out var known))
        {
            known.Touch();
            return known;
        }
        DropIdle();
        Log.DirectLineOpened(_logger, id);
        return _open.GetOrAdd(id, new DirectLineConversation(id, userId, _time));
    }

    private void DropIdle()
    {
        var spare = _open.Count - Capacity + 1;
        var oldestFirst = _open
            .Values.Where(conversation => !conversation.IsListenedTo)
            .OrderBy(conversation => conversation.LastUsed);
        foreach (var (order, conversation) in oldestFirst.Index())
            if (order < spare || _time.GetUtcNow() - conversation.LastUsed > Idle)
                _open.TryRemove(conversation.Id, out _);
    }

    private static SendReceipt Unreachable(string reason) => new(SendStatus.Unreachable, Reason: reason);
}
