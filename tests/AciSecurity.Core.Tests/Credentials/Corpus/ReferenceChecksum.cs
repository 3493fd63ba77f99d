namespace AciSecurity.Core.Tests.Credentials.Corpus;

/// <summary>The checksums of tokens once more, written from their definitions and not from the code that they test.</summary>
internal static class ReferenceChecksum
{
    /// <summary>CRC-32 as a division of polynomials, bit by bit.</summary>
    public static uint Crc32(byte[] data)
    {
        const ulong Polynomial = 0x1_04C1_1DB7;
        ulong remainder = 0;
        foreach (var (bit, place) in Bits(data).Select((bit, place) => (bit, place)))
        {
            // The first 32 bits are inverted, and 32 zeros follow the data.
            remainder = (remainder << 1) | (bit ^ (place < 32 ? 1u : 0u));
            if ((remainder & 0x1_0000_0000) != 0) remainder ^= Polynomial;
        }

        var reflected = 0u;
        for (var place = 0; place < 32; place++) reflected |= (uint)((remainder >> place) & 1) << (31 - place);
        return ~reflected;
    }

    /// <summary>Marvin32 on numbers without bounds, cut to 32 bits after each step.</summary>
    public static uint Marvin32(byte[] data, ulong seed)
    {
        const ulong Mask = 0xFFFF_FFFF;
        var state = (A: seed & Mask, B: seed >> 32);
        byte[] padded = [.. data, 0x80, .. new byte[(7 - (data.Length % 4)) % 4]];
        var words = padded.Chunk(4).Select(word => word[0] + ((ulong)word[1] << 8) + ((ulong)word[2] << 16) + ((ulong)word[3] << 24)).Append(0UL);
        foreach (var word in words)
        {
            var a = (state.A + word) & Mask;
            var b = state.B ^ a;
            a = (Rotate(a, 20) + b) & Mask;
            b = Rotate(b, 9) ^ a;
            a = (Rotate(a, 27) + b) & Mask;
            state = (a, Rotate(b, 19));
        }

        return (uint)(state.A ^ state.B);
    }

    private static ulong Rotate(ulong value, int count) => ((value << count) | (value >> (32 - count))) & 0xFFFF_FFFF;

    private static IEnumerable<uint> Bits(byte[] data) =>
        data.Concat(new byte[4]).SelectMany(item => Enumerable.Range(0, 8).Select(place => (uint)(item >> place) & 1));
}
