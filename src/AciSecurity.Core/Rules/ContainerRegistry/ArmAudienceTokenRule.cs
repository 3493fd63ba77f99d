using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A token for Azure Resource Manager manages all of a subscription. A registry that takes it sees it at every sign-in, and so
/// does whoever is between; one for registries alone is worth less.</summary>
/// <remarks>properties.policies.azureADAuthenticationAsArmPolicy.status; on by default.
/// https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm</remarks>
public sealed class ArmAudienceTokenRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.ArmAudienceToken", "Registry takes no tokens for Azure Resource Manager")
    {
        Severity = Severity.Low,
        Section = Section.Credentials,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciCredential"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Find out who signs in with a token for Azure Resource Manager (web apps do), and then run: "
            + "az acr config authentication-as-arm update --registry <registry> --status disabled.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Policies.ArmAudienceTokens.Judge(
            byDefault: FeatureStatus.Enabled,
            isGood: status => status == FeatureStatus.Disabled,
            good: "takes tokens for registries only",
            bad: "takes tokens for Azure Resource Manager");
}
