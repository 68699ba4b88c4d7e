namespace DigestBot.BotFramework;

/// <summary>
/// Channels send an invoke again when its answer did not come in time. The repetition gets the same answer, and what was asked for is done once.
/// </summary>
internal sealed class InvokeAnswers(TimeProvider time)
{
    private const int Capacity = 256;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Task<InvokeResponse?>> _answers = [];
    private readonly Queue<(Key Key, DateTimeOffset At)> _order = new();

    /// <param name="run">Answers; null when the bot threw, and then the next try counts as the first.</param>
    public async Task<InvokeResponse?> OnceAsync(Activity activity, Func<Task<InvokeResponse?>> run)
    {
        if (activity.Id is not { Length: > 0 } id)
            return await run();
        var key = new Key(activity.ChannelId, activity.Conversation?.Id, activity.From?.Id, id);
        var answer = await Begun(key, run);
        if (answer is null)
            lock (_lock)
                _answers.Remove(key);
        return answer;
    }

    private Task<InvokeResponse?> Begun(Key key, Func<Task<InvokeResponse?>> run)
    {
        lock (_lock)
        {
            Forget();
            if (_answers.TryGetValue(key, out var known))
                return known;
            _order.Enqueue((key, time.GetUtcNow()));
            return _answers[key] = Task.Run(run);
        }
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && (_order.Count >= Capacity || time.GetUtcNow() - oldest.At >= Window))
            _answers.Remove(_order.Dequeue().Key);
    }

    private sealed record Key(string? ChannelId, string? ConversationId, string? From, string ActivityId);
}
