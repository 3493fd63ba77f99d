using System.Buffers.Binary;

namespace AciSecurity.Reports;

/// <summary>Keeps records until they are wanted: in memory, and when they outgrow it in a temporary file.</summary>
/// <param name="memory">How many bytes stay in memory.</param>
internal sealed class RecordSpill(int memory) : IDisposable
{
    private Stream _stream = new MemoryStream();

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes they have.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the records are in a file.</summary>
    public bool IsOnDisk => _stream is FileStream;

    /// <summary>Takes a record.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, record.Length);
        if (!IsOnDisk && _stream.Length + length.Length + record.Length > memory) MoveToDisk();
        _stream.Write(length);
        _stream.Write(record);
        Count++;
        Bytes += record.Length;
    }

    /// <summary>The records, in the order in which they came. Each is gone when the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        var length = new byte[sizeof(int)];
        var record = Array.Empty<byte>();
        _stream.Position = 0;
        for (var number = 0; number < Count; number++)
        {
            _stream.ReadExactly(length);
            var size = BinaryPrimitives.ReadInt32LittleEndian(length);
            if (record.Length < size) record = new byte[size];
            _stream.ReadExactly(record, 0, size);
            yield return record.AsMemory(0, size);
        }
    }

    /// <summary>Forgets the records.</summary>
    public void Dispose() => _stream.Dispose();

    private void MoveToDisk()
    {
        var file = TemporaryFile.Open();
        _stream.Position = 0;
        _stream.CopyTo(file);
        _stream = file;
    }
}
