namespace DigestBot.Testing.Proofs;

/// <summary>Waits for something that another process does.</summary>
internal static class Patience
{
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience, Func<string> otherwise)
    {
        using var end = new CancellationTokenSource(patience);
        while (!await condition())
        {
            if (end.IsCancellationRequested)
                throw new TimeoutException(otherwise());
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }
}
