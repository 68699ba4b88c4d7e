namespace DigestBot.Testing.Proofs;

/// <summary>Waits for something that another process does.</summary>
internal static class Patience
{
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience, Func<string> otherwise)
    {
        if (!await TryUntilAsync(condition, patience))
            throw new TimeoutException(otherwise());
    }

    /// <returns>Whether it happened in time.</returns>
    public static async Task<bool> TryUntilAsync(Func<Task<bool>> condition, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        while (!await condition())
        {
            if (end.IsCancellationRequested)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
        return true;
    }
}
