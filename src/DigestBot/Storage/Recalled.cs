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
    private readonly ConcurrentDictionary<TKey, (TValue Value, long Edition)> _read = new();

    public bool TryRecall(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var isThere = _read.TryGetValue(key, out var known) && known.Edition == database.Edition;
        value = known.Value;
        return isThere;
    }

    /// <param name="edition">The database's, taken before it was read.</param>
    public void Keep(TKey key, TValue value, long edition)
    {
        if (_read.Count >= most)
            _read.Clear();
        _read[key] = (value, edition);
    }
}
