using System.Runtime.InteropServices;
using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>Puts a text together from pieces, again and again in the same memory.</summary>
internal sealed class TextBuffer
{
    private char[] _text = [];
    private int _length;

    public ReadOnlySpan<char> Written => _text.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Append(string text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    public void Append(in Value value)
    {
        if (value.Kind != ValueKind.Text || value.IsComputed)
        {
            Append(ValueText.Of(value));
            return;
        }
        var raw = JsonMarshal.GetRawUtf8Value(value.Element)[1..^1];
        if (raw.Contains((byte)'\\'))
            Append(JsonText.Unescape(raw));
        else
            _length += Encoding.UTF8.GetChars(raw, Room(raw.Length));
    }

    private Span<char> Room(int length)
    {
        if (_text.Length - _length < length)
            Array.Resize(ref _text, Math.Max(256, (_length + length) * 2));
        return _text.AsSpan(_length);
    }
}
