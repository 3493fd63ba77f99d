using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace AciSecurity.Simulator.Registry;

/// <summary>A layer: an archive as it is stored, and the digest that it has unpacked, which a configuration lists.</summary>
internal sealed record LayerArchive(byte[] Content, string DiffId)
{
    /// <summary>The layer that holds some files. The same files make the same bytes.</summary>
    public static LayerArchive Of(IReadOnlyDictionary<string, string> files)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
                {
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                });
            }
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) archive.WriteTo(gzip);
        return new(packed.ToArray(), ContentDigest.Of(archive.ToArray()));
    }
}
