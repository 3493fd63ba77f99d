using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Reads what an OCSP responder answers of one certificate, and believes it only where the issuer or its delegate signed it.</summary>
/// <remarks>RFC 6960 §3.2 and §4.2.2.2. notation does not ask whether a delegate may sign for OCSP; it must be allowed to here.</remarks>
/// <param name="certificate">The certificate.</param>
/// <param name="issuer">Who issued it.</param>
/// <param name="now">The time.</param>
internal sealed class OcspAnswer(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now)
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const int MostDelegates = 4;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Reads the answer.</summary>
    /// <exception cref="NotaryRefusalException">It cannot be relied on.</exception>
    public RevocationResult Read(byte[] answer, DateTimeOffset? authenticSigningTime)
    {
        try
        {
            var response = new OcspResp(answer);
            if (response.Status != OcspResponseStatus.Successful) throw new NotaryRefusalException($"an OCSP responder answered with the status {response.Status}");
            if (response.GetResponseObject() is not BasicOcspResp basic) throw new NotaryRefusalException("an OCSP responder answered in another form");
            CheckSignature(response.ToAsn1Structure().ResponseBytes.Response.GetOctets(), basic);
            return Status(Single(basic), authenticSigningTime);
        }
        catch (Exception exception) when (exception is not NotaryRefusalException)
        {
            throw new NotaryRefusalException("an OCSP answer is malformed");
        }
    }

    private void CheckSignature(byte[] encoded, BasicOcspResp response)
    {
        var structure = SignedStructure.Read(encoded, more: true);
        if (structure.IsSignedBy(issuer)) return;
        var delegates = response.GetCerts().Take(MostDelegates).Select(certificate => CertificateReader.Read(certificate.GetEncoded()));
        if (!delegates.Any(certificate => MaySign(certificate) && structure.IsSignedBy(certificate)))
        {
            throw new NotaryRefusalException("an OCSP answer is signed by nobody who may");
        }
    }

    private bool MaySign(X509Certificate2 signer)
    {
        try
        {
            var usage = signer.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault();
            return signer.IsIssuedBy(issuer)
                && signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(extension => extension.EnhancedKeyUsages.Cast<Oid>().Any(purpose => purpose.Value == OcspSigning))
                && (usage is null || usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature))
                && now >= signer.NotBefore && now <= signer.NotAfter;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private SingleResp Single(BasicOcspResp response)
    {
        var known = new X509CertificateParser().ReadCertificate(issuer.RawData);
        var serial = new Org.BouncyCastle.Math.BigInteger(1, certificate.SerialNumberBytes.ToArray());
        if (response.ResponseExtensions is { } extensions && extensions.GetCriticalExtensionOids().Length > 0) throw new NotaryRefusalException("an OCSP answer has a critical extension that is not known");
        return response.Responses.FirstOrDefault(single => single.GetCertID().SerialNumber.Equals(serial) && single.GetCertID().MatchesIssuer(known))
            ?? throw new NotaryRefusalException("an OCSP answer is about another certificate");
    }

    private RevocationResult Status(SingleResp single, DateTimeOffset? authenticSigningTime)
    {
        if (single.ThisUpdate > now + Skew) throw new NotaryRefusalException("an OCSP answer is of the future");
        if (single.NextUpdate is not { } next || now > next) throw new NotaryRefusalException("an OCSP answer has expired, or does not say until when it holds");
        if (single.SingleExtensions is { } extensions && extensions.GetCriticalExtensionOids().Length > 0) throw new NotaryRefusalException("an OCSP answer has a critical extension that is not known");
        return single.GetCertStatus() switch
        {
            null => RevocationResult.Good,
            Org.BouncyCastle.Ocsp.RevokedStatus when InvalidityDate.Of(single.SingleExtensions) is { } invalid && authenticSigningTime < invalid => RevocationResult.Good,
            Org.BouncyCastle.Ocsp.RevokedStatus => new(RevocationStatus.Revoked, $"the certificate of {certificate.Subject} was revoked"),
            _ => RevocationResult.Unknown("an OCSP responder does not know the certificate"),
        };
    }
}
