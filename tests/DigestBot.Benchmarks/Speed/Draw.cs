namespace DigestBot.Benchmarks.Speed;

/// <summary>Draws numbers that are the same on every machine (SplitMix64, public domain, S. Vigna).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public T From<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
