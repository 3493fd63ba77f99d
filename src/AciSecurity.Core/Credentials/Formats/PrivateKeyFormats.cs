using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Private keys as text, and the same in base64.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7468, https://www.rfc-editor.org/rfc/rfc7292</remarks>
internal static partial class PrivateKeyFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(Pem(), "PRIVATE KEY") { Shortest = 27 }, "a private key"),
        new(new(PemInBase64(), "LS0tLS1CRUdJT") { Shortest = 53 }, "a private key", HoldsPrivateKey),
        new(new(Pkcs12(), "IBAz") { Shortest = 14 }, "a PKCS #12 file, which holds a private key"),
        new(new(Age(), "AGE-SECRET-KEY-1") { Shortest = 74 }, "a private key of age"),
    ];

    private static bool HoldsPrivateKey(string base64)
    {
        // The first line says what it is.
        var head = base64[..(Math.Min(base64.Length, 64) / 4 * 4)];
        Span<byte> bytes = stackalloc byte[48];
        return Convert.TryFromBase64String(head, bytes, out var count) && Pem().IsMatch(Encoding.ASCII.GetString(bytes[..count]) + "-----");
    }

    [GeneratedRegex("-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pem();

    // -----BEGIN, in base64
    [GeneratedRegex("(?<![A-Za-z0-9+/])LS0tLS1CRUdJT[A-Za-z0-9+/]{40,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PemInBase64();

    // A sequence that begins with version 3 and holds PKCS #7 data.
    [GeneratedRegex("(?<![A-Za-z0-9+/])MI[I-L][A-Za-z0-9+/]{2}[AQgw]IBAz(?:CC|CA)[A-Za-z0-9+/]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pkcs12();

    [GeneratedRegex("AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Age();
}
