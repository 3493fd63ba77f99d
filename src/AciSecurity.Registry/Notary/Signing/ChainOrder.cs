using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>Puts the certificates of a file in order: signatures need the whole chain, and files have it in any order.</summary>
internal static class ChainOrder
{
    /// <summary>The chain from <paramref name="leaf"/> to a self-signed root.</summary>
    /// <exception cref="NotaryRefusalException">A certificate of the chain is missing.</exception>
    public static IReadOnlyList<X509Certificate2> From(X509Certificate2 leaf, IEnumerable<X509Certificate2> others)
    {
        List<X509Certificate2> chain = [leaf];
        var rest = others.ToList();
        while (!chain[^1].IsSelfSigned())
        {
            var issuer = chain.Count < CertificateReader.LongestChain ? rest.FirstOrDefault(chain[^1].IsIssuedBy) : null;
            chain.Add(issuer ?? throw new NotaryRefusalException($"The certificate of {chain[^1].Issuer}, which issued {chain[^1].Subject}, is missing."));
        }

        return chain;
    }
}
