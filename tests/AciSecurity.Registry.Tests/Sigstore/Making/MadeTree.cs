using System.Security.Cryptography;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A Merkle tree by its definition: the hash of a list is that of its two parts, of which the first is the largest power of two.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6962#section-2.1</remarks>
internal static class MadeTree
{
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 1) return SHA256.HashData([0, .. leaves[0]]);
        var half = Half(leaves.Count);
        return SHA256.HashData([1, .. Root([.. leaves.Take(half)]), .. Root([.. leaves.Skip(half)])]);
    }

    public static IReadOnlyList<byte[]> Path(int index, IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 1) return [];
        var half = Half(leaves.Count);
        IReadOnlyList<byte[]> first = [.. leaves.Take(half)], second = [.. leaves.Skip(half)];
        return index < half ? [.. Path(index, first), Root(second)] : [.. Path(index - half, second), Root(first)];
    }

    private static int Half(int count)
    {
        var half = 1;
        while (half * 2 < count) half *= 2;
        return half;
    }
}
