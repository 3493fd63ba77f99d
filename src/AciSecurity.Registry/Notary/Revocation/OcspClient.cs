using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Asks OCSP responders.</summary>
/// <remarks>RFC 6960, RFC 5019: SHA-1 names the issuer, because many responders know nothing else; nothing is secured by it.</remarks>
/// <param name="http">Asks the responders.</param>
/// <param name="clock">The clock.</param>
internal sealed class OcspClient(BoundedHttp http, TimeProvider clock)
{
    private const int LargestResponse = 20480;
    private const int LongestGet = 255;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    /// <summary>Asks the responders that the certificate names one after the other, until one gives an answer that can be relied on.</summary>
    public async Task<RevocationResult> CheckAsync(
        IReadOnlyList<string> responders, X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var responder in responders)
        {
            try
            {
                if (RevocationAddresses.Address(responder) is not { } address) throw new NotaryRefusalException("an OCSP responder is not at an http address");
                var id = Id(certificate, issuer);
                var answer = await AskAsync(address, id, cancellationToken).ConfigureAwait(false);
                return new OcspAnswer(certificate, issuer, clock.GetUtcNow()).Read(answer, authenticSigningTime);
            }
            catch (NotaryRefusalException refusal)
            {
                problems.Add(refusal.Message);
            }
        }

        return RevocationResult.Unknown(string.Join("; ", problems));
    }

    private static CertificateID Id(X509Certificate2 certificate, X509Certificate2 issuer) =>
        new(CertificateID.DigestSha1, new X509CertificateParser().ReadCertificate(issuer.RawData), new BigInteger(1, certificate.SerialNumberBytes.ToArray()));

    private Task<byte[]> AskAsync(Uri responder, CertificateID id, CancellationToken cancellationToken)
    {
        var generator = new OcspReqGenerator();
        generator.AddRequest(id);
        var request = generator.Generate().GetEncoded();
        var encoded = Uri.EscapeDataString(Convert.ToBase64String(request));
        return encoded.Length < LongestGet && responder.Query.Length == 0
            ? http.GetAsync(new Uri($"{responder.AbsoluteUri.TrimEnd('/')}/{encoded}"), LargestResponse, Time, cancellationToken)
            : http.PostAsync(responder, request, "application/ocsp-request", LargestResponse, Time, cancellationToken);
    }
}
