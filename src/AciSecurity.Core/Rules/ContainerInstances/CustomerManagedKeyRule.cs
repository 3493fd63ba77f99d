using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A key of one's own can be taken back: what is encrypted with it is then unreadable to everyone.</summary>
/// <remarks>encryptionProperties since api-version 2019-12-01; without it Microsoft's keys are used.
/// https://learn.microsoft.com/azure/container-instances/container-instances-encrypt-data</remarks>
public sealed class CustomerManagedKeyRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.CustomerManagedKey", "Container group is encrypted with a customer-managed key")
    {
        Severity = Severity.Low,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB DP-5"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Name a key of a key vault in encryptionProperties and create the group anew; a running group cannot be changed.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var (vault, key) = (group.EncryptionVault, group.EncryptionKey);
        if (vault.IsUnresolved) return vault.Match(_ => Pass(), Pass, Unknown);
        return key.Match(
            known: name => name.Length > 0 && vault.Or("").Length > 0
                ? Pass("is encrypted with a customer-managed key")
                : Fail("has encryption properties that do not name both a vault and a key"),
            absent: () => Fail(vault.IsAbsent
                ? "is encrypted with Microsoft's keys, which is the default"
                : "has encryption properties that do not name both a vault and a key"),
            unresolved: Unknown) with { Evidence = [Evidence.Of(vault), Evidence.Of(key)] };
    }
}
