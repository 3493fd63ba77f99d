using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Timestamps;

/// <summary>Finds the way from a timestamp's signer to a root that is trusted, through certificates that came in no order.</summary>
internal static class TimestampChain
{
    private const int LongestChain = 8;
    private const int MostSteps = 256;

    private static readonly HashSet<string?> TimestampingPurposes = ["1.3.6.1.5.5.7.3.8", "2.5.29.37.0"];

    /// <summary>The chain of a token, leaf first.</summary>
    /// <param name="token">The token.</param>
    /// <param name="roots">The trusted roots.</param>
    /// <exception cref="NotaryRefusalException">There is none that was valid at the token's time and has the form that it must have.</exception>
    public static IReadOnlyList<X509Certificate2> Find(TimestampToken token, IReadOnlyList<X509Certificate2> roots)
    {
        var others = token.Certificates;
        NotaryRefusalException? refusal = null;
        var steps = MostSteps;
        foreach (var chain in Chains([token.Signer], others, roots, () => steps-- > 0))
        {
            try
            {
                CheckTime(chain, token.Time);
                CheckPurposes(chain);
                CertificateProfile.Timestamping.CheckChain(chain);
                return chain;
            }
            catch (Exception reason) when (reason is NotaryRefusalException or CryptographicException)
            {
                refusal = reason as NotaryRefusalException ?? new NotaryRefusalException("A certificate of the timestamp is malformed.");
            }
        }

        throw refusal ?? new NotaryRefusalException("The timestamp's certificate does not lead to a trusted root of a timestamp authority.");
    }

    private static IEnumerable<X509Certificate2[]> Chains(X509Certificate2[] begun, IReadOnlyList<X509Certificate2> others, IReadOnlyList<X509Certificate2> roots, Func<bool> maySearch)
    {
        var last = begun[^1];
        foreach (var root in roots)
        {
            if (root.RawDataMemory.Span.SequenceEqual(last.RawDataMemory.Span)) yield return begun;
            else if (last.IsIssuedBy(root)) yield return [.. begun, root];
        }

        if (begun.Length >= LongestChain) yield break;
        foreach (var issuer in others)
        {
            if (begun.Any(known => known.RawDataMemory.Span.SequenceEqual(issuer.RawDataMemory.Span)) || !maySearch() || !last.IsIssuedBy(issuer)) continue;
            foreach (var chain in Chains([.. begun, issuer], others, roots, maySearch)) yield return chain;
        }
    }

    private static void CheckTime(X509Certificate2[] chain, DateTimeOffset time)
    {
        var outside = chain.FirstOrDefault(certificate => time < certificate.NotBefore || time > certificate.NotAfter);
        if (outside is not null) throw new NotaryRefusalException($"The certificate of {outside.Subject} was not valid when the timestamp was made.");
    }

    // What an intermediate authority may issue for is bounded by its own extended key usage, where it has one.
    private static void CheckPurposes(X509Certificate2[] chain)
    {
        foreach (var authority in chain[1..Math.Max(1, chain.Length - 1)].Where(certificate => certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any()))
        {
            if (!authority.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Any(purpose => TimestampingPurposes.Contains(purpose.Value)))
            {
                throw new NotaryRefusalException($"{authority.Subject} may not issue certificates of timestamp authorities.");
            }
        }
    }
}
