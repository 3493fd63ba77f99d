using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Http;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Finds out whether a certificate of a chain was revoked. What was found holds for the run.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#certificate-revocation-evaluation. OCSP first;
/// where that decides nothing, revocation lists. Only to be asked of chains that are trusted: the addresses are the certificates'.</remarks>
internal sealed class RevocationChecker
{
    private const int MostKept = 1024;
    private readonly ConcurrentDictionary<string, RevocationResult> _known = new(StringComparer.Ordinal);
    private readonly OcspClient _ocsp;
    private readonly RevocationListClient _lists;

    /// <summary>Makes a checker for one run.</summary>
    /// <param name="http">The client, as <see cref="OpenClient.Create"/> makes it.</param>
    /// <param name="clock">The clock.</param>
    public RevocationChecker(HttpClient http, TimeProvider clock)
    {
        var asking = new BoundedHttp(http, clock);
        _ocsp = new(asking, clock);
        _lists = new(asking, clock);
    }

    /// <summary>Asks about all certificates but the root. One that was revoked outweighs what is unknown.</summary>
    /// <param name="chain">The chain, leaf first.</param>
    /// <param name="authenticSigningTime">When it was signed, where an authority vouches for it; null elsewhere.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<RevocationResult> CheckAsync(IReadOnlyList<X509Certificate2> chain, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, chain.Count - 1).Select(index =>
            CheckAsync(chain[index], chain[index + 1], authenticSigningTime, cancellationToken))).ConfigureAwait(false);
        return results.FirstOrDefault(result => result.Status == RevocationStatus.Revoked)
            ?? results.FirstOrDefault(result => result.Status == RevocationStatus.Unknown)
            ?? RevocationResult.Good;
    }

    private async Task<RevocationResult> CheckAsync(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken)
    {
        var key = $"{certificate.GetCertHashString(HashAlgorithmName.SHA256)} {issuer.GetCertHashString(HashAlgorithmName.SHA256)} {authenticSigningTime:O}";
        if (_known.TryGetValue(key, out var known)) return known;
        var result = await AskAsync(certificate, issuer, authenticSigningTime, cancellationToken).ConfigureAwait(false);
        if (result.Status == RevocationStatus.Unknown) result = RevocationResult.Unknown($"whether the certificate of {certificate.Subject} was revoked is unknown: {result.Reason}");
        if (_known.Count < MostKept) _known.TryAdd(key, result);
        return result;
    }

    private async Task<RevocationResult> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken)
    {
        try
        {
            var (responders, lists) = (RevocationAddresses.Responders(certificate), RevocationAddresses.Lists(certificate));
            var result = responders.Count == 0 ? null : await _ocsp.CheckAsync(responders, certificate, issuer, authenticSigningTime, cancellationToken).ConfigureAwait(false);
            if (result is not null && (result.Status != RevocationStatus.Unknown || lists.Count == 0)) return result;
            return lists.Count == 0 ? RevocationResult.Good : await _lists.CheckAsync(lists, certificate, issuer, authenticSigningTime, cancellationToken).ConfigureAwait(false);
        }
        catch (NotaryRefusalException refusal)
        {
            return RevocationResult.Unknown(refusal.Message);
        }
    }
}
