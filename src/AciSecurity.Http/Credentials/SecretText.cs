using System.Net;
using System.Security;

namespace AciSecurity.Http.Credentials;

/// <summary>Opens a SecureString for those that take nothing else than text.</summary>
internal static class SecretText
{
    /// <summary>Its text: for a credential at once, never to be kept.</summary>
    public static string Of(SecureString secret) => new NetworkCredential("", secret).Password;
}
