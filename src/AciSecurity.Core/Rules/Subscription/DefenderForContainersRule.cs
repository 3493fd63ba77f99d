using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>Without Defender for Containers nobody scans the registries' images, and nobody sees an attack on a cluster.</summary>
/// <remarks>Microsoft.Security/pricings, Containers, properties.pricingTier.
/// https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction</remarks>
public sealed class DefenderForContainersRule : Rule
{
    private static readonly string[] Replaced = ["ContainerRegistry", "KubernetesService"];

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Subscription.DefenderForContainers", "Microsoft Defender for Containers is on")
    {
        Severity = Severity.High,
        Section = Section.ImageScanning | Section.AuditTrail,
        ResourceTypes = [Resources.ResourceTypes.DefenderPlan],
        Cmdlets = ["Test-AcrVulnerability"],
        Controls = ["MCSB LT-1", "CIS Azure Foundations 3.0.0 3.1.4.1"],
        Recommendation = "Set the plan Containers of Microsoft Defender for Cloud to Standard for the subscription.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => [Judge(new(resource))];

    private static Verdict Judge(DefenderPlan plan)
    {
        if (plan.Name is not { } name) return Unknown("has a name that an expression hides, so that nobody knows which plan it is");
        var tier = plan.Tier;
        if (Replaced.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return plan.Resource.Completeness == Completeness.Declared && tier.Is("Standard")
                ? Fail("is a deprecated plan, which the plan Containers replaces").On(tier)
                : NotApplicable("is a deprecated plan; the plan Containers decides").On(tier);
        }

        if (!plan.Is("Containers")) return NotApplicable("is not the plan Containers").On(tier);
        return tier.Match(
            known: value => value.ToUpperInvariant() switch
            {
                "FREE" => Fail("is off"),
                "STANDARD" when plan.Condition.IsUnresolved => Unknown($"is on, if its condition holds, which {plan.Condition.Reason}"),
                "STANDARD" => Covered(plan),
                _ => Unknown("has a pricing tier that is not known"),
            },
            absent: () => Unknown("does not say whether it is on"),
            unresolved: Unknown);
    }

    /// <summary>Resources may leave a plan; Azure says whether any did.</summary>
    private static Verdict Covered(DefenderPlan plan) => plan.Coverage is { IsKnown: true } coverage && !coverage.Is("FullyCovered")
        ? Unknown("is on, and does not cover all resources of the subscription").On(coverage)
        : Pass("is on");
}
