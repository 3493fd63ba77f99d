using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>What certificates say that their keys are for.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12</remarks>
internal static class ExtendedKeyUsages
{
    /// <summary>Signing code.</summary>
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>Signing timestamps.</summary>
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    private const string Any = "2.5.29.37.0";

    /// <summary>Whether the certificate says that it is for <paramref name="purpose"/>.</summary>
    public static bool Says(X509Certificate certificate, string purpose) => Of(certificate) is { } usages && usages.Contains(purpose);

    /// <summary>Whether the certificate says that it is for <paramref name="purpose"/> alone, and that whoever reads it must heed that.</summary>
    public static bool SaysOnly(X509Certificate certificate, string purpose) =>
        Of(certificate) is [var only] && only == purpose
        && certificate.GetCriticalExtensionOids()?.Contains(X509Extensions.ExtendedKeyUsage.Id) == true;

    /// <summary>Whether an authority may certify keys for <paramref name="purpose"/>: it may for all where it says nothing.</summary>
    public static bool Allows(X509Certificate authority, string purpose) =>
        Of(authority) is not { } usages || usages.Contains(purpose) || usages.Contains(Any);

    private static List<string>? Of(X509Certificate certificate) => certificate.GetExtendedKeyUsage()?.Select(usage => usage.Id).ToList();
}
