using System.Collections.Concurrent;

namespace DigestBot;

/// <summary>What was worked out for the latest texts, of which there are few different ones and which come again with every turn.</summary>
internal sealed class Memo<T>(StringComparer comparer, Func<string, T> make)
{
    private const int AtHand = 256;
    private const int Longest = 64;

    private readonly ConcurrentDictionary<string, T> _made = new(comparer);

    public T Of(string text)
    {
        if (text.Length > Longest)
            return make(text);
        if (_made.TryGetValue(text, out var known))
            return known;
        if (_made.Count >= AtHand)
            _made.Clear();
        return _made[text] = make(text);
    }
}
