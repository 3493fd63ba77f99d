using System.Collections.Concurrent;

namespace AciSecurity.Simulator.Blobs;

/// <summary>The blobs of all accounts, and blocks that are no part of one yet. A name is account, container and blob.</summary>
public sealed class BlobStore
{
    private readonly ConcurrentDictionary<string, StoredBlob> _blobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Blob, string Block), ReadOnlyMemory<byte>> _blocks = new();

    /// <summary>A folder that each blob is written to as well, for people to look at; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>The names of all that there are.</summary>
    public IReadOnlyList<string> Names => [.. _blobs.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A blob; null where there is none.</summary>
    public StoredBlob? Find(string name) => _blobs.GetValueOrDefault(name);

    internal bool TryPut(string name, StoredBlob blob, bool replace)
    {
        if (!replace && !_blobs.TryAdd(name, blob)) return false;
        _blobs[name] = blob;
        if (Folder is not null && !name.Split('/', '\\').Contains("..")) Write(Path.Combine(Folder, name), blob.Content);
        return true;
    }

    internal void PutBlock(string name, string block, ReadOnlyMemory<byte> content) => _blocks[(name, block)] = content;

    /// <summary>The content that blocks make; null where one of them never came.</summary>
    internal byte[]? Join(string name, IEnumerable<string> blocks)
    {
        using var whole = new MemoryStream();
        foreach (var block in blocks)
        {
            if (!_blocks.TryRemove((name, block), out var content)) return null;
            whole.Write(content.Span);
        }

        return whole.ToArray();
    }

    private static void Write(string path, ReadOnlyMemory<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content.ToArray());
    }
}
