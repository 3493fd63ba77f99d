using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Timestamps;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>Asks an authority to timestamp a signature, and checks what comes as whoever verifies the signature will.</summary>
/// <remarks>RFC 3161 §3.4</remarks>
/// <param name="http">Asks the authority.</param>
/// <param name="address">Where it is: http or https.</param>
/// <param name="roots">The roots that vouch for it.</param>
internal sealed class TimestampAuthority(BoundedHttp http, Uri address, IReadOnlyList<X509Certificate2> roots)
{
    private const int NonceSize = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    /// <summary>Has a signature timestamped.</summary>
    /// <param name="signature">The signature's bytes.</param>
    /// <param name="algorithm">The signature's algorithm, whose hash is used.</param>
    /// <param name="chain">The chain that signed, which must be valid at the timestamp's time.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="FaultException">There is no timestamp that proves anything.</exception>
    public async Task<byte[]> StampAsync(ReadOnlyMemory<byte> signature, SignatureAlgorithm algorithm, IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken)
    {
        try
        {
            if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0) throw new NotaryRefusalException("its address is neither http nor https.");
            var nonce = RandomNumberGenerator.GetBytes(NonceSize);
            var request = Rfc3161TimestampRequest.CreateFromData(signature.Span, algorithm.Hash, nonce: nonce, requestSignerCertificates: true);
            var answer = await http.PostAsync(address, request.Encode(), "application/timestamp-query", TimestampToken.LargestToken, Time, cancellationToken).ConfigureAwait(false);
            var token = request.ProcessResponse(answer, out _).AsSignedCms().Encode();
            Check(TimestampToken.Open(token, signature.Span), chain);
            return token;
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(TrustFaults.TimestampRefused(address.Authority, refusal.Message));
        }
        catch (CryptographicException)
        {
            throw new FaultException(TrustFaults.TimestampRefused(address.Authority, "it refused, or its answer is none to what was asked."));
        }
    }

    private void Check(TimestampToken token, IReadOnlyList<X509Certificate2> chain)
    {
        TimestampChain.Find(token, roots);
        if (chain.FirstOrDefault(certificate => token.Earliest < certificate.NotBefore || token.Latest > certificate.NotAfter) is { } outside)
        {
            throw new NotaryRefusalException($"the certificate of {outside.Subject} is not valid at the time of the timestamp.");
        }
    }
}
