using System.Buffers.Binary;

namespace AciSecurity.Credentials.Checksums;

/// <summary>Personal access tokens of Azure DevOps until 2024: 52 characters of base32 with a checksum spread among their bytes.</summary>
/// <remarks>Where its bytes stand: https://github.com/microsoft/security-utilities. Later ones are annotated keys with the signature AZDO:
/// https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate</remarks>
internal static class DevOpsToken
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private const uint OfUsers = 0xE0B9692D;
    private const uint OfApplications = 0x1019F92E;

    // From the lowest byte to the highest.
    private static readonly int[] ChecksumPlaces = [22, 8, 7, 2];

    /// <summary>Whether the checksum in the 52 characters is theirs.</summary>
    public static bool IsValid(string token)
    {
        var bytes = Decode(token);
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian([.. ChecksumPlaces.Select(place => bytes[place])]);
        var actual = Crc32.Of([.. bytes.Where((_, place) => !ChecksumPlaces.Contains(place))]);
        return checksum == (actual ^ OfUsers) || checksum == (actual ^ OfApplications);
    }

    private static List<byte> Decode(string token)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var digit in token)
        {
            bits = ((bits << 5) | Digits.IndexOf(digit)) & 0xFFFF;
            count += 5;
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }

        return bytes;
    }
}
