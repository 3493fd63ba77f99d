using System.Security.Cryptography.X509Certificates;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Whom to trust: a policy, and the certificates that it names.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Store">The certificates; null where the policy looks at no signature.</param>
internal sealed record NotaryTrust(TrustPolicy Policy, TrustStore? Store)
{
    /// <summary>Reads the trust that a caller names, or that notation is configured with.</summary>
    /// <param name="policyFile">The policy; null for that of notation's configuration.</param>
    /// <param name="storeFolder">The trust stores; null for those of notation's configuration.</param>
    /// <exception cref="FaultException">Something is missing or invalid.</exception>
    public static NotaryTrust Load(string? policyFile = null, string? storeFolder = null)
    {
        var policy = TrustPolicyReader.Read(policyFile ?? NotationConfiguration.PolicyIn(NotationConfiguration.Directory));
        return new(policy, policy.Statements.All(statement => statement.Level.IsSkip) ? null : TrustStore.Open(storeFolder ?? NotationConfiguration.Directory));
    }

    /// <summary>The certificates that a statement trusts for a purpose.</summary>
    /// <exception cref="FaultException">A store is missing or invalid.</exception>
    public IReadOnlyList<X509Certificate2> Certificates(TrustPolicyStatement statement, TrustStoreType type) =>
        [.. statement.StoresOf(type).SelectMany(Store!.Certificates)];

    /// <summary>A certificate of a store that has been read, by its DER; null where there is none. Says nothing of what it is trusted for.</summary>
    public OpenedCertificate? Known(ReadOnlyMemory<byte> der) => Store?.Known(der);
}
