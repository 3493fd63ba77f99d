using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Http;

/// <summary>The one certificate that servers may have, by its thumbprint: SHA-1, as certificate stores show it, or SHA-256.</summary>
/// <remarks>Who pins a certificate says which it is: chain, name and dates add nothing to that.</remarks>
internal sealed class CertificatePin(string thumbprint)
{
    private const int Sha1Length = 40;

    /// <summary>Whether <paramref name="certificate"/> is the one.</summary>
    public bool IsMet(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString(thumbprint.Length == Sha1Length ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256)
            .Equals(thumbprint, StringComparison.OrdinalIgnoreCase) == true;
}
