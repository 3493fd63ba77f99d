using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>With anonymous pull everyone who reaches the registry may read everything in it, and no log names them.</summary>
/// <remarks>properties.anonymousPullEnabled; off by default, and not to be had on Basic. Stable api-versions return it since
/// 2025-04-01. https://learn.microsoft.com/azure/container-registry/anonymous-pull-access</remarks>
public sealed class AnonymousPullRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.AnonymousPull", "Registry allows no anonymous pull")
    {
        Severity = Severity.High,
        Section = Section.PrivateRegistry,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        Controls = ["MCSB IM-1"],
        Recommendation = "Set anonymousPullEnabled to false: az acr update --name <registry> --anonymous-pull-enabled false.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context)
    {
        var verdict = registry.AnonymousPullEnabled.Judge(
            byDefault: false,
            isGood: enabled => !enabled,
            good: "asks for a sign-in to pull",
            bad: "lets anyone pull without signing in");
        return verdict.Outcome == Outcome.Pass && registry.Sku.Is("Basic")
            ? NotApplicable("has the SKU Basic, which knows no anonymous pull").On(registry.Sku)
            : verdict;
    }
}
