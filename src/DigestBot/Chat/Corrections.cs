using DigestBot.BotFramework;
using DigestBot.Channels;

namespace DigestBot.Chat;

/// <summary>Whether a message has asked for something before.</summary>
internal enum Novelty
{
    New,
    Repeated,

    /// <summary>It was corrected, and what it said before is not known any more.</summary>
    Unsure,
}

/// <summary>What recent messages asked for, so that one that is corrected does nothing twice.</summary>
internal sealed class Corrections
{
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ConversationId Conversation, string Message), int[]> _asked = [];

    public Novelty Note(ConversationId conversation, Activity activity, Asked asked)
    {
        if (activity.Id is not { Length: > 0 } message)
            return Novelty.New;
        var isCorrection = activity.Type == ActivityTypes.MessageUpdate;
        var essence = Essence(asked);
        lock (_lock)
        {
            var before = _asked.GetValueOrDefault((conversation, message));
            if (isCorrection && before is null)
                return Novelty.Unsure;
            if (before?.Contains(essence) == true)
                return isCorrection ? Novelty.Repeated : Novelty.New;
            if (_asked.Count >= Most)
                _asked.Clear();
            _asked[(conversation, message)] = [.. before ?? [], essence];
            return Novelty.New;
        }
    }

    private static int Essence(Asked asked) =>
        StringComparer.OrdinalIgnoreCase.GetHashCode(
            asked switch
            {
                Asked.Known known => $"{known.Verb} {known.Words}",
                Asked.Unknown unknown => unknown.Text,
                _ => "",
            }
        );
}
