namespace DigestBot.Text;

/// <summary>Numbers for words: an open hash table over one run of characters, without a string for each word.</summary>
internal sealed class WordTable
{
    /// <summary>Differs between processes, so that no text can be prepared to collide. It has no part in the outcome.</summary>
    private static readonly uint Seed = (uint)string.GetHashCode("words", StringComparison.Ordinal);
    private char[] characters = new char[512];
    private Entry[] entries = new Entry[64];
    private Slot[] slots = new Slot[128];
    private int used;

    public int Count { get; private set; }

    /// <summary>The place of a word's number; 0 in a word that is new.</summary>
    public ref int Number(ReadOnlySpan<char> word, out bool isNew)
    {
        if (Count == entries.Length)
            Grow();
        var hash = Hash(word);
        for (var slot = hash; ; slot++)
        {
            ref var found = ref slots[slot & (uint)(slots.Length - 1)];
            if (found.Word == 0)
            {
                isNew = true;
                found = new Slot(hash, Count + 1);
                return ref Add(word, hash);
            }
            if (found.Hash != hash)
                continue;
            ref var entry = ref entries[found.Word - 1];
            if (!word.SequenceEqual(characters.AsSpan(entry.Start, entry.Length)))
                continue;
            isNew = false;
            return ref entry.Number;
        }
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
            hash = (hash ^ c) * 0x9E3779B1;
        return hash ^ (hash >> 15);
    }

    private ref int Add(ReadOnlySpan<char> word, uint hash)
    {
        if (used + word.Length > characters.Length)
            Array.Resize(ref characters, characters.Length * 2);
        word.CopyTo(characters.AsSpan(used));
        ref var entry = ref entries[Count++];
        entry = new Entry(hash, used, word.Length);
        used += word.Length;
        return ref entry.Number;
    }

    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        slots = new Slot[entries.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            var slot = entries[i].Hash;
            while (slots[slot & (uint)(slots.Length - 1)].Word != 0)
                slot++;
            slots[slot & (uint)(slots.Length - 1)] = new Slot(entries[i].Hash, i + 1);
        }
    }

    /// <param name="Word">Counted from 1; 0 where the slot is free.</param>
    private readonly record struct Slot(uint Hash, int Word);

    private struct Entry(uint hash, int start, int length)
    {
        public readonly uint Hash = hash;
        public readonly int Start = start;
        public readonly int Length = length;
        public int Number;
    }
}
