using System.Buffers;

namespace DigestBot.BotFramework;

/// <summary>
/// Lets each request leave in one piece. <see cref="SocketsHttpHandler"/> writes whatever is longer than four kilobytes in two, and a card
/// nearly always is: that is two packets, two TLS records and two wake-ups of the receiver.
/// </summary>
/// <remarks>
/// What is written first of a request is its whole head, so that <c>Content-Length</c>, which every body here has, tells how much is still to
/// come. What is long anyway passes as it is written.
/// </remarks>
internal sealed class WholeRequests(Stream connection) : Stream
{
    private const int Most = 64 * 1024;

    private byte[]? _gathered;
    private int _length;
    private int _whole;
    private int _passing;

    /// <summary>For <see cref="SocketsHttpHandler.PlaintextStreamFilter"/>.</summary>
    public static ValueTask<Stream> FilterAsync(
        SocketsHttpPlaintextStreamFilterContext context,
        CancellationToken cancellation
    ) => new(new WholeRequests(context.PlaintextStream));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_gathered is not null)
            return GatherAsync(buffer, cancellationToken);
        if (_passing == 0 && (RequestHead.Length(buffer.Span) ?? 0) is var whole && whole > buffer.Length)
        {
            if (whole <= Most)
            {
                (_gathered, _length, _whole) = (ArrayPool<byte>.Shared.Rent(whole), 0, whole);
                return GatherAsync(buffer, cancellationToken);
            }
            _passing = whole;
        }
        _passing = Math.Max(0, _passing - buffer.Length);
        return connection.WriteAsync(buffer, cancellationToken);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() => connection.Flush();

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
        base.Dispose(disposing);
    }

    private ValueTask GatherAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        if (_length + buffer.Length > _whole)
            throw new IOException("A request is longer than its head says.");
        buffer.CopyTo(_gathered.AsMemory(_length));
        _length += buffer.Length;
        return _length == _whole ? LeaveAsync(cancellation) : default;
    }

    private async ValueTask LeaveAsync(CancellationToken cancellation)
    {
        var gathered = _gathered!;
        _gathered = null;
        await connection.WriteAsync(gathered.AsMemory(0, _whole), cancellation);
        ArrayPool<byte>.Shared.Return(gathered);
    }
}
