namespace DigestBot.BotFramework;

/// <summary>A request that is made once for all who need its answer at the same time. Nobody's cancellation ends it.</summary>
internal sealed class SharedRequest<T>
{
    private readonly Lock _joining = new();
    private Task<T>? _running;

    /// <param name="ask">Makes the request, unless one is on its way.</param>
    /// <param name="isOwn">Whether it was made for this caller.</param>
    public Task<T> Join(Func<Task<T>> ask, out bool isOwn)
    {
        lock (_joining)
        {
            isOwn = _running is null or { IsCompleted: true };
            return isOwn ? _running = Task.Run(ask) : _running!;
        }
    }
}
