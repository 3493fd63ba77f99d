using System.Net;
using System.Runtime.InteropServices;
using System.Security;

namespace AciSecurity.Http;

/// <summary>Opens a SecureString for those that take nothing else than text.</summary>
public static class SecretText
{
    /// <summary>Its text: for a credential at once, never to be kept.</summary>
    internal static string Of(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>Its characters; none where there is no string. Whoever asks overwrites them.</summary>
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
