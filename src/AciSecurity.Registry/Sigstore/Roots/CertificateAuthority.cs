using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>An authority that is trusted: for signing certificates (Fulcio), or for timestamps.</summary>
/// <param name="Chain">Its certificates: issuers first, the anchor last. A timestamp authority's may begin with its signer.</param>
/// <param name="ValidFor">When it was trusted.</param>
internal sealed record CertificateAuthority(IReadOnlyList<X509Certificate> Chain, ValidityPeriod ValidFor);
