using System.Buffers;
using System.Net;
using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>
/// A request's JSON, for all tries of one call, in borrowed memory: a card of some kilobytes for each conversation would be most of what is
/// allocated when thousands are due.
/// </summary>
internal sealed class OutgoingBody : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 8 * 1024;

    private static readonly JsonWriterOptions _legible = new()
    {
        Encoder = BotFrameworkJson.Wire.Options.Encoder,
        MaxDepth = JsonReading.MaxDepth,
        SkipValidation = true,
    };

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Usual);
    private int _length;
    private int _readers;
    private bool _isDisposed;

    public static OutgoingBody Of(Activity activity) => Of(writer => ActivityWriter.Write(writer, activity));

    public static OutgoingBody Of(ConversationParameters parameters) =>
        Of(writer => JsonSerializer.Serialize(writer, parameters, BotFrameworkJson.Wire.ConversationParameters));

    /// <summary>The content of one try.</summary>
    public HttpContent ToContent() => new Content(this);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _buffer.AsSpan(_length);
    }

    /// <summary>What a try that was given up may still be reading is not lent to another.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (_readers == 0)
            ArrayPool<byte>.Shared.Return(_buffer);
    }

    private static OutgoingBody Of(Action<Utf8JsonWriter> write)
    {
        var body = new OutgoingBody();
        using var writer = new Utf8JsonWriter(body, _legible);
        write(writer);
        return body;
    }

    private void Grow(int needed)
    {
        if (_buffer.Length - _length >= Math.Max(needed, 1))
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + needed));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Interlocked.Increment(ref _readers);
        await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellation);
        Interlocked.Decrement(ref _readers);
    }

    private sealed class Content : HttpContent
    {
        private readonly OutgoingBody _body;

        public Content(OutgoingBody body)
        {
            _body = body;
            Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            _body.WriteAsync(stream, CancellationToken.None);

        protected override Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context,
            CancellationToken cancellationToken
        ) => _body.WriteAsync(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = _body._length;
            return true;
        }
    }
}
