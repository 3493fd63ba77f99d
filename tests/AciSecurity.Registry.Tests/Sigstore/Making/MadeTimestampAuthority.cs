using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A timestamp authority.</summary>
internal sealed class MadeTimestampAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly X509Certificate2 _regular;

    /// <param name="usages">What the certificate that the trusted root shows says that it is for; a regular one has made the timestamps,
    /// with the same name, number and key, as the library that makes them refuses any other.</param>
    public MadeTimestampAuthority(X509Extension? usages = null)
    {
        Authority = new("timestamps");
        var serial = RandomNumberGenerator.GetBytes(16);
        _regular = Issue(MadeAuthority.Usages(critical: true, MadeAuthority.TimeStamping), serial);
        Signer = usages is null ? _regular : Issue(usages, serial);
    }

    public MadeAuthority Authority { get; }

    public X509Certificate2 Signer { get; }

    /// <summary>The answer to a request for a timestamp of <paramref name="signature"/>.</summary>
    public byte[] Answer(byte[] signature, DateTimeOffset time, bool withCertificate = true, HashAlgorithmName? hash = null)
    {
#pragma warning disable CA5350 // It is there to be refused.
        var (algorithm, digest) = (hash ?? HashAlgorithmName.SHA256) == HashAlgorithmName.SHA1
            ? (TspAlgorithms.Sha1, SHA1.HashData(signature))
            : (TspAlgorithms.Sha256, SHA256.HashData(signature));
#pragma warning restore CA5350
        var certificate = new Org.BouncyCastle.X509.X509CertificateParser().ReadCertificate(_regular.RawData);
        var tokens = new TimeStampTokenGenerator(PrivateKeyFactory.CreateKey(_key.ExportPkcs8PrivateKey()), certificate, TspAlgorithms.Sha256, "1.3.6.1.4.1.57264.2");
        if (withCertificate) tokens.SetCertificates(CollectionUtilities.CreateStore([certificate]));
        var requests = new TimeStampRequestGenerator();
        requests.SetCertReq(withCertificate);
        var answers = new TimeStampResponseGenerator(tokens, [TspAlgorithms.Sha1, TspAlgorithms.Sha256]);
        return answers.Generate(requests.Generate(algorithm, digest, BigInteger.One), BigInteger.Two, time.UtcDateTime).GetEncoded();
    }

    public void Dispose()
    {
        Authority.Dispose();
        Signer.Dispose();
        _regular.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Issue(X509Extension usages, byte[] serial)
    {
        var request = new CertificateRequest("CN=timestamps, O=made.example", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(usages);
        return Authority.Issue(request, Moments.Start, Moments.End, serial);
    }
}
