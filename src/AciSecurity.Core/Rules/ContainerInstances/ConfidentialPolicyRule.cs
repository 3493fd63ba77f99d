using AciSecurity.Confidential;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Without a policy of its own a confidential group runs whatever it is given, and lets its operator look in.</summary>
/// <remarks>properties.confidentialComputeProperties.ccePolicy: base64 of Rego, since api-version 2023-05-01.
/// https://learn.microsoft.com/azure/container-instances/container-instances-confidential-overview</remarks>
public sealed class ConfidentialPolicyRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ConfidentialPolicy", "Confidential container group runs only what its policy lists")
    {
        Severity = Severity.High,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege"],
        Recommendation = "Have az confcom acipolicygen write the policy from the template, with --disable-stdio and without --debug-mode, and deploy the group anew.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var sku = group.Sku;
        return sku.Match(
            known: value => value.ToUpperInvariant() switch
            {
                "CONFIDENTIAL" => Judge(group),
                "STANDARD" or "DEDICATED" or "NOTSPECIFIED" => NotApplicable("is not confidential"),
                _ => Unknown("has a SKU that is not known"),
            },
            absent: () => NotApplicable("is not confidential, which is the default"),
            unresolved: Unknown);
    }

    private static Verdict Judge(ContainerGroup group)
    {
        var policy = group.ConfidentialPolicy;
        return policy.Match(
            known: text => (text.Trim().Length == 0 ? NoPolicy() : EnforcementVerdict.Of(EnforcementPolicy.Read(text), group)) with { Evidence = [Evidence.OfSecret(policy)] },
            absent: NoPolicy,
            unresolved: Unknown);
    }

    private static Verdict NoPolicy() => Fail("is confidential without a policy of its own: that of the service allows everything");
}
