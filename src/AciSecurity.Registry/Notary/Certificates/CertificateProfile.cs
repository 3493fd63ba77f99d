using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>What the certificates of a chain must be like, whoever is trusted.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#certificate-requirements. Basic constraints,
/// key usage and extended key usage are honoured and no other extension, as it demands.</remarks>
internal sealed class CertificateProfile
{
    /// <summary>Of chains that sign.</summary>
    public static CertificateProfile Signing { get; } = new(CertificatePurpose.Signing);

    /// <summary>Of chains that timestamp.</summary>
    public static CertificateProfile Timestamping { get; } = new(CertificatePurpose.Timestamping);

    private readonly LeafProfile _leaf;
    private readonly AuthorityProfile _authority;

    private CertificateProfile(CertificatePurpose purpose)
    {
        _leaf = new LeafProfile(purpose);
        _authority = new AuthorityProfile(purpose);
    }

    /// <summary>Checks the certificate that signs.</summary>
    /// <exception cref="NotaryRefusalException">It must not.</exception>
    public void CheckLeaf(X509Certificate2 certificate) => Guard(() => _leaf.Check(certificate));

    /// <summary>Checks a certificate that issues others.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="authoritiesBelow">How many certificates of authorities stand between it and the leaf.</param>
    /// <exception cref="NotaryRefusalException">It must not.</exception>
    public void CheckAuthority(X509Certificate2 certificate, int authoritiesBelow) => Guard(() => _authority.Check(certificate, authoritiesBelow));

    /// <summary>Checks a whole chain: leaf first, a self-signed root last, each issued by the next.</summary>
    /// <exception cref="NotaryRefusalException">It is none that may be used.</exception>
    public void CheckChain(IReadOnlyList<OpenedCertificate> chain)
    {
        if (chain.Count is 0 or > CertificateReader.LongestChain) throw new NotaryRefusalException($"The chain has {chain.Count} certificates.");
        if (!chain[^1].IsSelfSigned) throw new NotaryRefusalException($"The chain does not end in a self-signed root: {chain[^1].Certificate.Subject}.");
        for (var index = 0; index < chain.Count - 1; index++)
        {
            if (chain[index].IsSelfSigned) throw new NotaryRefusalException($"A certificate that is not the root is self-signed: {chain[index].Certificate.Subject}.");
            if (!chain[index].IsIssuedBy(chain[index + 1])) throw new NotaryRefusalException($"{chain[index].Certificate.Subject} is not issued by {chain[index + 1].Certificate.Subject}.");
        }

        CheckLeaf(chain[0].Certificate);
        for (var index = 1; index < chain.Count; index++) CheckAuthority(chain[index].Certificate, index - 1);
    }

    /// <inheritdoc cref="CheckChain(IReadOnlyList{OpenedCertificate})"/>
    public void CheckChain(IReadOnlyList<X509Certificate2> chain)
    {
        OpenedCertificate[] opened = [.. chain.Select(certificate => new OpenedCertificate(certificate))];
        try
        {
            CheckChain(opened);
        }
        finally
        {
            foreach (var certificate in opened) certificate.Dispose();
        }
    }

    private static void Guard(Action check)
    {
        try
        {
            check();
        }
        catch (CryptographicException)
        {
            throw new NotaryRefusalException("An extension of a certificate is malformed.");
        }
    }
}
