using System.Buffers.Binary;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>Reads what is written as TLS 1.2 writes: fixed fields, and vectors that begin with a length of two bytes.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5246#section-4. Every method throws <see cref="EndOfStreamException"/> where the bytes do not fit.</remarks>
internal ref struct TlsReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether something is left.</summary>
    public readonly bool HasData => !_rest.IsEmpty;

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (_rest.Length < count) throw new EndOfStreamException();
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    /// <summary>The next vector.</summary>
    public ReadOnlySpan<byte> Vector() => Bytes(BinaryPrimitives.ReadUInt16BigEndian(Bytes(sizeof(ushort))));

    /// <summary>Demands that nothing is left.</summary>
    public readonly void End()
    {
        if (HasData) throw new EndOfStreamException();
    }
}
