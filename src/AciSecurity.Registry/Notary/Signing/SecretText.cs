using System.Runtime.InteropServices;
using System.Security;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A secure string's characters, for a library that takes no secure string. Whoever asks overwrites them.</summary>
internal static class SecretText
{
    /// <summary>The characters; none where there is no string.</summary>
    public static char[] Reveal(SecureString? secret)
    {
        if (secret is null) return [];
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            var characters = new char[secret.Length];
            Marshal.Copy(pointer, characters, 0, characters.Length);
            return characters;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }
}
