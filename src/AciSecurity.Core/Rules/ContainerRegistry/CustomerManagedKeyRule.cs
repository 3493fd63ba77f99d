using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Azure encrypts every registry. With a key of one's own one can also take the key away, and see who used it.</summary>
/// <remarks>properties.encryption; off by default, Premium only, and to be had at creation only.
/// https://learn.microsoft.com/azure/container-registry/tutorial-customer-managed-keys</remarks>
public sealed class CustomerManagedKeyRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.CustomerManagedKey", "Registry is encrypted with a customer-managed key that rotates")
    {
        Severity = Severity.Low,
        Section = Section.Credentials,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciCredential"],
        Controls = ["MCSB DP-5"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Create a new registry with a customer-managed key, named without a version, and import the images: a registry "
            + "that exists cannot be given one. A key that is named with a version can be exchanged: az acr encryption rotate-key.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium("which has no customer-managed keys", () =>
        {
            var encryption = registry.EncryptionStatus.Judge(
                byDefault: FeatureStatus.Disabled,
                isGood: status => status == FeatureStatus.Enabled,
                good: "is encrypted with a customer-managed key",
                bad: "is encrypted with a key of Microsoft's");
            return encryption.Outcome == Outcome.Pass ? Judge(registry.Key).On(registry.EncryptionStatus) : encryption;
        });

    private static Verdict Judge(RegistryKey key)
    {
        var verdict = key.HasVersion.Match(
            known: hasVersion => hasVersion
                ? Fail("is encrypted with one version of a customer-managed key, which does not rotate by itself")
                : Pass("is encrypted with a customer-managed key whose newest version is used"),
            absent: () => Unknown("is encrypted with a customer-managed key that is not named"),
            unresolved: Unknown);
        return verdict with { Evidence = [Evidence.Of(key.Identifier)] };
    }
}
