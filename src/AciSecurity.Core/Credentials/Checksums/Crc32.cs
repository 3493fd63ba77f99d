namespace AciSecurity.Credentials.Checksums;

/// <summary>CRC-32 as in IEEE 802.3: the checksum in tokens of GitHub, npm and Azure DevOps.</summary>
/// <remarks>Written out, because System.IO.Hashing is a package, and the core has none.</remarks>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>The checksum of <paramref name="data"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        var checksum = uint.MaxValue;
        foreach (var item in data) checksum = Table[(checksum ^ item) & 0xFF] ^ (checksum >> 8);
        return ~checksum;
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++) entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
        return entry;
    }
}
