using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigestBot.Text;

/// <summary>Numbers for words: an open hash table over one run of characters, without a string for each word.</summary>
internal sealed class WordTable
{
    private const ulong Mixer = 0x9E3779B97F4A7C15;

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
        var hash = Hash(word);
        var free = slots;
        for (var slot = hash; ; slot++)
        {
            ref var found = ref free[slot & (uint)(free.Length - 1)];
            if (found.Word == 0)
                break;
            if (found.Hash != hash)
                continue;
            ref var entry = ref entries[found.Word - 1];
            if (!word.SequenceEqual(characters.AsSpan(entry.Start, entry.Length)))
                continue;
            isNew = false;
            return ref entry.Number;
        }
        isNew = true;
        return ref Add(word, hash);
    }

    /// <summary>Takes in four characters at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var bytes = MemoryMarshal.AsBytes(word);
        var hash = (Seed ^ (ulong)(uint)bytes.Length) * Mixer;
        for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Mixed(hash ^ MemoryMarshal.Read<ulong>(bytes));
        hash ^= bytes.Length switch
        {
            >= sizeof(ulong) => MemoryMarshal.Read<ulong>(bytes),
            >= sizeof(uint) => MemoryMarshal.Read<uint>(bytes)
                | (ulong)MemoryMarshal.Read<uint>(bytes[^sizeof(uint)..]) << 32,
            > 0 => MemoryMarshal.Read<ushort>(bytes),
            _ => 0,
        };
        return (uint)(Mixed(hash) >> 32);
    }

    private static ulong Mixed(ulong hash) => (hash ^ (hash >> 29)) * Mixer;

    private ref int Add(ReadOnlySpan<char> word, uint hash)
    {
        if (Count == entries.Length)
            Grow();
        if (used + word.Length > characters.Length)
            Array.Resize(ref characters, characters.Length * 2);
        word.CopyTo(characters.AsSpan(used));
        ref var entry = ref entries[Count++];
        entry = new Entry(used, word.Length);
        used += word.Length;
        Place(new Slot(hash, Count));
        return ref entry.Number;
    }

    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        var old = slots;
        slots = new Slot[entries.Length * 2];
        foreach (var slot in old)
            if (slot.Word != 0)
                Place(slot);
    }

    private void Place(Slot slot)
    {
        var at = slot.Hash;
        while (slots[at & (uint)(slots.Length - 1)].Word != 0)
            at++;
        slots[at & (uint)(slots.Length - 1)] = slot;
    }

    /// <param name="Word">Counted from 1; 0 where the slot is free.</param>
    private readonly record struct Slot(uint Hash, int Word);

    private struct Entry(int start, int length)
    {
        public readonly int Start = start;
        public readonly int Length = length;
        public int Number;
    }
}
