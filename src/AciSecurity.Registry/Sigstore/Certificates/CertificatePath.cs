using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Pkix;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>The way from a certificate to the authority that is trusted, valid at one time.</summary>
/// <remarks>RFC 5280 section 6, with name constraints, by a library that asks no store of the machine, so that every machine gives
/// the same answer. Nothing asks whether certificates were revoked: sigstore revokes none.</remarks>
internal static class CertificatePath
{
    /// <summary>Finds the way and checks it.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="authorities">The trusted chain: issuers first, the anchor last.</param>
    /// <param name="time">When all of it must be valid.</param>
    /// <param name="purpose">The extended key usage that no authority on the way may exclude.</param>
    /// <returns>Who issued the certificate; null where there is no such way.</returns>
    public static X509Certificate? FindIssuer(X509Certificate leaf, IReadOnlyList<X509Certificate> authorities, DateTimeOffset time, string purpose)
    {
        var anchor = authorities[^1];
        var path = new List<X509Certificate> { leaf };
        for (var current = leaf; !IsIssuer(anchor, current);)
        {
            var issuer = authorities.SkipLast(1).FirstOrDefault(candidate => !path.Contains(candidate) && IsIssuer(candidate, current));
            if (issuer is null) return null;
            path.Add(issuer);
            current = issuer;
        }

        var valid = IsValidAt(anchor, time)
            && path.Skip(1).Append(anchor).All(authority => ExtendedKeyUsages.Allows(authority, purpose))
            && IsPath(path, anchor, time);
        return !valid ? null : path.Count > 1 ? path[1] : anchor;
    }

    private static bool IsIssuer(X509Certificate issuer, X509Certificate certificate)
    {
        if (!issuer.SubjectDN.Equivalent(certificate.IssuerDN)) return false;
        try
        {
            certificate.Verify(issuer.GetPublicKey());
            return true;
        }
        // The library tells of broken bytes by whatever its parts throw.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static bool IsPath(List<X509Certificate> path, X509Certificate anchor, DateTimeOffset time)
    {
        var parameters = new PkixParameters(new HashSet<TrustAnchor> { new(anchor, Constraints(anchor)) })
        {
            IsRevocationEnabled = false,
            Date = time.UtcDateTime,
        };
        parameters.AddCertPathChecker(new KeyUsageChecker());
        try
        {
            new PkixCertPathValidator().Validate(new PkixCertPath(path), parameters);
            return true;
        }
        // The library tells of broken bytes by whatever its parts throw.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static bool IsValidAt(X509Certificate certificate, DateTimeOffset time) =>
        time.UtcDateTime >= certificate.NotBefore && time.UtcDateTime <= certificate.NotAfter;

    // The anchor itself is no part of the path, so what it constrains is handed over beside it.
    private static byte[]? Constraints(X509Certificate anchor) => anchor.GetExtensionValue(X509Extensions.NameConstraints)?.GetOctets();

    // Usages are checked by their own rules; without this, a critical one would be refused as one that nobody knows.
    private sealed class KeyUsageChecker : PkixCertPathChecker
    {
        public override void Init(bool forward)
        {
        }

        public override bool IsForwardCheckingSupported() => true;

        public override ISet<string> GetSupportedExtensions() => new HashSet<string> { X509Extensions.ExtendedKeyUsage.Id };

        public override void Check(X509Certificate cert, ISet<string> unresolvedCritExts) => unresolvedCritExts.Remove(X509Extensions.ExtendedKeyUsage.Id);

        public override object Clone() => this;
    }
}
