using AciSecurity.Registry.Tests.Notary.Certificates;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Ocsp;

namespace AciSecurity.Registry.Tests.Notary.Servers;

/// <summary>An OCSP responder of a test.</summary>
internal sealed record TestResponder(TestCertificate Issuer, TestCertificate Signer, TimeProvider Clock)
{
    public CertificateStatus? Status { get; init; } = CertificateStatus.Good;

    public TimeSpan? HoldsFor { get; init; } = TimeSpan.FromDays(1);

    public TimeSpan Age { get; init; } = TimeSpan.FromHours(1);

    public X509Extensions? Extensions { get; init; }

    public TestCertificate? AnswerAbout { get; init; }

    /// <summary>Answers a request, whether it comes in the path or the body.</summary>
    public Answer Answer(Asked asked)
    {
        var request = new OcspReq(asked.Method == "POST" ? asked.Body : Convert.FromBase64String(Uri.UnescapeDataString(asked.Path[(asked.Path.LastIndexOf('/') + 1)..])));
        var id = AnswerAbout is { } other ? new CertificateID(CertificateID.DigestSha1, Issuer.Bouncy, other.Bouncy.SerialNumber) : request.GetRequestList()[0].GetCertID();
        var now = Clock.GetUtcNow().UtcDateTime;
        var generator = new BasicOcspRespGenerator(new RespID(Signer.Bouncy.SubjectDN));
        generator.AddResponse(id, Status, now - Age, HoldsFor is { } span ? now - Age + span : null, Extensions);
        var basic = generator.Generate(new Asn1SignatureFactory("SHA256WITHECDSA", Signer.BouncyKey), [Signer.Bouncy], now);
        return new(new OCSPRespGenerator().Generate(OcspRespStatus.Successful, basic).GetEncoded());
    }
}
