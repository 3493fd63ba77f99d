using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>What a certificate that issues others must be like.</summary>
/// <param name="purpose">What the chain is used for.</param>
internal sealed class AuthorityProfile(CertificatePurpose purpose)
{
    /// <summary>Checks it.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="authoritiesBelow">How many certificates of authorities stand between it and the leaf.</param>
    /// <exception cref="NotaryRefusalException">It must not issue.</exception>
    public void Check(X509Certificate2 certificate, int authoritiesBelow)
    {
        var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().SingleOrDefault();
        if (constraints is not { CertificateAuthority: true, Critical: true })
        {
            throw new NotaryRefusalException($"The certificate of {certificate.Subject} issues others, and its basic constraints are not critical with cA set.");
        }

        if (constraints.HasPathLengthConstraint && constraints.PathLengthConstraint < authoritiesBelow)
        {
            throw new NotaryRefusalException($"The path below {certificate.Subject} may have {constraints.PathLengthConstraint} authorities and has {authoritiesBelow}.");
        }

        if (!KeyUsage.Of(certificate, purpose).HasFlag(X509KeyUsageFlags.KeyCertSign))
        {
            throw new NotaryRefusalException($"The key usage of {certificate.Subject} lacks keyCertSign.");
        }
    }
}
