using System.Security.Cryptography;
using System.Text;

namespace AciSecurity.Credentials;

/// <summary>Knows the keys of Microsoft's emulators: everybody has them, and they open nothing but a developer's machine.</summary>
/// <remarks>Kept as hashes, so that no scanner takes this file for a leak.
/// https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key,
/// https://learn.microsoft.com/azure/cosmos-db/emulator#authentication</remarks>
internal static class EmulatorKey
{
    private const int Length = 88;

    private static readonly HashSet<string> Hashes =
    [
        "0011CC25EB4320717494D2703E8CBA85743E71B500283C21C8B88147992F9059",
        "AA6547439583C3A275D4542A0DF6C1AD6A863971BE9F2A2220F027CC02AEF615",
    ];

    /// <summary>Whether the text is such a key.</summary>
    public static bool Is(string text) =>
        text.Length == Length && Hashes.Contains(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
