using System.Buffers.Binary;
using System.Numerics;

namespace AciSecurity.Credentials.Checksums;

/// <summary>The checksum in Azure's identifiable keys: Marvin32, folded to 32 bits.</summary>
/// <remarks>The algorithm is public with its test values: https://github.com/microsoft/SymCrypt/blob/main/lib/marvin32.c</remarks>
internal static class Marvin
{
    /// <summary>The checksum of <paramref name="data"/>; each kind of key has a seed of its own.</summary>
    public static uint Of(ReadOnlySpan<byte> data, ulong seed)
    {
        var (low, high) = ((uint)seed, (uint)(seed >> 32));
        while (data.Length >= 4)
        {
            (low, high) = Mix(low + BinaryPrimitives.ReadUInt32LittleEndian(data), high);
            data = data[4..];
        }

        // What is left is ended by the byte 80.
        Span<byte> rest = [0, 0, 0, 0];
        data.CopyTo(rest);
        rest[data.Length] = 0x80;
        (low, high) = Mix(low + BinaryPrimitives.ReadUInt32LittleEndian(rest), high);
        (low, high) = Mix(low, high);
        return low ^ high;
    }

    private static (uint Low, uint High) Mix(uint low, uint high)
    {
        high ^= low;
        low = BitOperations.RotateLeft(low, 20) + high;
        high = BitOperations.RotateLeft(high, 9) ^ low;
        low = BitOperations.RotateLeft(low, 27) + high;
        high = BitOperations.RotateLeft(high, 19);
        return (low, high);
    }
}
