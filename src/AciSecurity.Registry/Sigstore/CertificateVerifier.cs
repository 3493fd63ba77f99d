using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Logs;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore;

/// <summary>Whether a signing certificate is what a trusted authority issued to an identity that is trusted.</summary>
internal sealed class CertificateVerifier(SigstoreTrust trust, SigningCertificate certificate, IReadOnlyList<DateTimeOffset> times, Checks checks)
{
    private const byte Sha256 = 4;
    private const byte Rsa = 1;
    private const byte Ecdsa = 3;
    private const int DigitalSignature = 0;

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Who issued the certificate; null where no trusted authority did.</summary>
    public X509Certificate? Issuer { get; private set; }

    /// <summary>A trusted authority issued it, for signing code, and it was valid whenever something proves that it signed.</summary>
    public bool CheckCertificate(IReadOnlyList<LogEntry> entries)
    {
        if (trust.Root is not { } root) return checks.Undecided(CheckNames.Certificate, "No trusted root was given to judge it by.");
        if (root.CertificateAuthorities.Count == 0) return checks.Undecided(CheckNames.Certificate, "The trusted root names no authority of signing certificates.");
        if (times.Count == 0) return checks.Undecided(CheckNames.Certificate, "When it was signed is not known.");
        if (certificate.X509.GetBasicConstraints() >= 0) return checks.Fail(CheckNames.Certificate, "The certificate is an authority's.");
        if (!ExtendedKeyUsages.Says(certificate.X509, ExtendedKeyUsages.CodeSigning)) return checks.Fail(CheckNames.Certificate, "The certificate is not for signing code.");
        if (certificate.X509.GetKeyUsage() is { } usage && !usage[DigitalSignature]) return checks.Fail(CheckNames.Certificate, "The certificate's key is not for signing.");
        var said = entries.Where(entry => entry.IntegratedTime > 0 && entry.IntegratedTime <= LastSecond).Select(entry => DateTimeOffset.FromUnixTimeSeconds(entry.IntegratedTime));
        if (times.Concat(said).Any(time => time < certificate.NotBefore || time > certificate.NotAfter))
            return checks.Fail(CheckNames.Certificate, "The certificate was not valid when it was signed.");
        foreach (var time in times)
        {
            Issuer = root.CertificateAuthorities
                .Where(authority => authority.ValidFor.Covers(time))
                .Select(authority => CertificatePath.FindIssuer(certificate.X509, authority.Chain, time, ExtendedKeyUsages.CodeSigning))
                .FirstOrDefault(issuer => issuer is not null);
            if (Issuer is null) return checks.Fail(CheckNames.Certificate, "No authority that the trusted root names, and trusts for that time, issued the certificate.");
        }

        return checks.Pass(CheckNames.Certificate);
    }

    /// <summary>A trusted log of certificates promised to hold it.</summary>
    public bool CheckCertificateLog(X509Certificate issuer)
    {
        var timestamps = SignedCertificateTimestamp.ReadAll(certificate.X509);
        if (timestamps.Count == 0) return checks.Fail(CheckNames.CertificateLog, "The certificate has no timestamp of a certificate log.");
        if (trust.Root!.CertificateLogs.Count == 0) return checks.Undecided(CheckNames.CertificateLog, "The trusted root names no log of certificates.");
        return timestamps.Any(timestamp => IsPromised(timestamp, issuer))
            ? checks.Pass(CheckNames.CertificateLog)
            : checks.Fail(CheckNames.CertificateLog, "No log of certificates that the trusted root names, and trusts for that time, promised to hold the certificate.");
    }

    /// <summary>Who signed is who was expected.</summary>
    public bool CheckIdentity()
    {
        if (trust.Identities.Count == 0)
            return checks.Undecided(CheckNames.Identity, "Somebody signed without a key, whose identity was not said: anybody can do that.");
        var undecided = false;
        foreach (var expected in trust.Identities)
        {
            var issuer = certificate.Issuer is { } text ? expected.Issuer.IsMet(text) : false;
            var names = certificate.AlternativeNames.Select(expected.Name.IsMet).ToList();
            if (issuer == true && names.Contains(true)) return checks.Pass(CheckNames.Identity);
            undecided |= issuer != false && (issuer is null || names.Contains(null));
        }

        if (undecided) return checks.Undecided(CheckNames.Identity, "The regular expression of the expected identity took too long.");
        var signer = certificate.AlternativeNames.Count == 0 ? "Nobody by name" : certificate.AlternativeNames[0];
        return checks.Fail(CheckNames.Identity, $"{signer} signed, by {certificate.Issuer ?? "an issuer that is not said"}, and nobody with that identity is trusted.");
    }

    private bool IsPromised(SignedCertificateTimestamp timestamp, X509Certificate issuer) =>
        trust.Root!.CertificateLogs.Any(log => log.Id.AsSpan().SequenceEqual(timestamp.LogId)
            && log.ValidFor.Covers(timestamp.Time)
            && timestamp.HashAlgorithm == Sha256
            && timestamp.SignatureAlgorithm == (log.Key switch { EcdsaKey => Ecdsa, RsaKey => Rsa, _ => byte.MaxValue })
            && log.Key.Made(PrecertificateEntry.Encode(certificate.X509, issuer, timestamp), timestamp.Signature));
}
