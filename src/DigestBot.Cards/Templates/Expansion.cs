using System.Text.Json;
using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>One expansion under way: where it writes, and the data at the place it has reached.</summary>
internal sealed class Expansion(Utf8JsonWriter writer, Value root, Value host) : Scope(root, host)
{
    /// <summary>No channel takes a thousandth of this; a template that repeats itself stops here.</summary>
    private const long MostBytes = 16_000_000;

    private readonly long _start = writer.BytesCommitted + writer.BytesPending;

    public Utf8JsonWriter Writer => writer;

    public TextBuffer Text { get; } = new();

    /// <summary>False when no more may be written.</summary>
    public bool HasRoom => writer.BytesCommitted + writer.BytesPending - _start < MostBytes && !IsExhausted;
}
