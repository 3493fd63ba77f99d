using System.Formats.Tar;
using System.IO.Compression;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;
using ZstdSharp;

namespace AciSecurity.Registry.Configurations;

/// <summary>Looks into a layer for what says which distribution of Linux it is. Nothing is written to a disk.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/layer.md</remarks>
internal sealed class DistributionReader(ImageRepository repository)
{
    private static readonly string[] Places = ["etc/os-release", "usr/lib/os-release"];

    /// <summary>What the layer says; null where it says nothing.</summary>
    /// <exception cref="FaultException">It cannot be read, or is not what its digest says.</exception>
    public async Task<Distribution?> FindAsync(Descriptor layer, CancellationToken cancellationToken)
    {
        if (layer.Size > RegistryLimits.Layer || !layer.MediaType.Contains("tar", StringComparison.Ordinal)) return null;
        var target = repository.Target(layer.Digest.ToString());
        return await new BlobReader(repository).StreamAsync(layer, async stream =>
        {
            try
            {
                return await FindAsync(stream, layer.MediaType, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException or ZstdException)
            {
                throw new FaultException(RegistryFaults.ReplyInvalid(target, exception is FormatException ? exception.Message : "the layer is no archive, or it breaks off."));
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Distribution?> FindAsync(Stream compressed, string mediaType, CancellationToken cancellationToken)
    {
        using var archive = new BoundedStream(Decompressed(compressed, mediaType), RegistryLimits.UnpackedLayer);
        using var reader = new TarReader(archive, leaveOpen: false);
        for (var count = 0; await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry; count++)
        {
            if (count == RegistryLimits.LayerEntries) throw new FormatException($"the layer has more than {RegistryLimits.LayerEntries:N0} files.");

            // The first is often a link to the second, which says the same.
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !Places.Contains(Plain(entry.Name))) continue;
            if (entry.Length is 0 or > RegistryLimits.OsRelease || entry.DataStream is not { } data) continue;
            using var text = new StreamReader(data);
            if (OsRelease.Read(await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false)) is { } distribution) return distribution;
        }

        return null;
    }

    // Archives write a path from the root or from where they were made. What goes up leads nowhere.
    private static string Plain(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/');

    private static Stream Decompressed(Stream stream, string mediaType) =>
        mediaType.EndsWith("gzip", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true)
        : mediaType.EndsWith("zstd", StringComparison.Ordinal) ? new DecompressionStream(stream, leaveOpen: true)
        : stream;
}
