using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DigestBot.Storage;

/// <summary>
/// What was read, as good as read again for as long as nothing was written: one process owns the database (<see cref="OwnerLock"/>), and all it
/// writes goes through <see cref="Database"/>.
/// </summary>
/// <param name="most">So many are kept; then it begins anew.</param>
internal sealed class Recalled<TKey, TValue>(Database database, int most)
    where TKey : notnull
{
    private volatile Since _since = new(-1);

    public bool TryRecall(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        return _since is var since && since.Edition == database.Edition && since.Read.TryGetValue(key, out value);
    }

    /// <summary>Unless something was written meanwhile.</summary>
    /// <param name="edition">The database's, taken before it was read.</param>
    public void Keep(TKey key, TValue value, long edition)
    {
        if (edition != database.Edition)
            return;
        var since = _since;
        if (since.Edition != edition || since.Read.Count >= most)
            _since = since = new Since(edition);
        since.Read[key] = value;
    }

    /// <summary>All that was read since the same write: what is older is let go, as somebody who asked to be forgotten may expect.</summary>
    private sealed record Since(long Edition)
    {
        public ConcurrentDictionary<TKey, TValue> Read { get; } = new();
    }
}
