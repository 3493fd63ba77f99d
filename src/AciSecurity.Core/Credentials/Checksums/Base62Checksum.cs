using System.Text;

namespace AciSecurity.Credentials.Checksums;

/// <summary>The checksum at the end of tokens of GitHub and npm: a CRC-32 in six digits of base 62.</summary>
/// <remarks>https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/</remarks>
internal static class Base62Checksum
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 6;

    /// <summary>Whether what follows the token's prefix ends in its own checksum.</summary>
    public static bool IsValid(string token)
    {
        var body = token.AsSpan(token.IndexOf('_') + 1);
        if (body.Length <= Length) return false;
        ulong checksum = 0;
        foreach (var digit in body[^Length..])
        {
            var value = Digits.IndexOf(digit);
            if (value < 0) return false;
            checksum = (checksum * 62) + (uint)value;
        }

        return checksum == Crc32.Of(Encoding.ASCII.GetBytes(body[..^Length].ToString()));
    }
}
