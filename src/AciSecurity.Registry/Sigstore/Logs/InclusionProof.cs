using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>The proof that a log's tree holds an entry: the hashes on the way from the entry to the root.</summary>
/// <param name="LogIndex">The entry's number in its tree.</param>
/// <param name="TreeSize">How many entries the tree has.</param>
/// <param name="RootHash">The tree's hash.</param>
/// <param name="Hashes">The hashes beside the way, from the entry up.</param>
/// <param name="Checkpoint">What the log signed of the tree.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2</remarks>
internal sealed record InclusionProof(long LogIndex, long TreeSize, byte[] RootHash, IReadOnlyList<byte[]> Hashes, string Checkpoint)
{
    private const byte Leaf = 0;
    private const byte Node = 1;

    /// <summary>Whether the way leads from <paramref name="entry"/> to the root.</summary>
    public bool Holds(byte[] entry)
    {
        if (LogIndex < 0 || LogIndex >= TreeSize || RootHash.Length != SHA256.HashSizeInBytes) return false;
        var (index, last) = (LogIndex, TreeSize - 1);
        var hash = Hash(Leaf, entry, []);
        foreach (var beside in Hashes)
        {
            if (last == 0 || beside.Length != SHA256.HashSizeInBytes) return false;
            if ((index & 1) == 1 || index == last)
            {
                hash = Hash(Node, beside, hash);
                while ((index & 1) == 0 && index != 0) (index, last) = (index >> 1, last >> 1);
            }
            else
            {
                hash = Hash(Node, hash, beside);
            }

            (index, last) = (index >> 1, last >> 1);
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, RootHash);
    }

    private static byte[] Hash(byte prefix, byte[] left, byte[] right) => SHA256.HashData([prefix, .. left, .. right]);
}
