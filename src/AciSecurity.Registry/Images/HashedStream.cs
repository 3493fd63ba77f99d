using System.Security.Cryptography;

namespace AciSecurity.Registry.Images;

/// <summary>Reads a stream and makes the hash of what was read; ends it after as many bytes as it should have.</summary>
internal sealed class HashedStream(Stream inner, IncrementalHash hash, long length) : Stream
{
    private long _read;
    private bool _isLonger;

    /// <summary>Whether it was read to its end, and that was where it should be.</summary>
    public bool IsWhole => _read == length && !_isLonger;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <summary>Reads what is left, for the hash.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
            // The hash is made on the way.
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Take(buffer.Span, count);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count), inner.Read(buffer, offset, count));

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Take(Span<byte> buffer, int count)
    {
        if (count > length - _read)
        {
            _isLonger = true;
            count = (int)(length - _read);
        }

        hash.AppendData(buffer[..count]);
        _read += count;
        return count;
    }
}
