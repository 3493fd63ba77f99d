using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>The plan Containers has parts, and the one that scans the images of registries can be off while the plan is on.</summary>
/// <remarks>Microsoft.Security/pricings, Containers, properties.extensions[].isEnabled, which is text.
/// https://learn.microsoft.com/azure/defender-for-cloud/agentless-vulnerability-assessment-azure</remarks>
public sealed class RegistryScanningRule : CompanionRule
{
    private static readonly string[] OfClusters = ["AgentlessDiscoveryForKubernetes", "ContainerSensor"];

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Subscription.RegistryScanning", "Microsoft Defender scans the images of registries")
    {
        Severity = Severity.High,
        Section = Section.ImageScanning | Section.VulnerabilityManagement,
        ResourceTypes = [Resources.ResourceTypes.DefenderPlan],
        Cmdlets = ["Test-AcrVulnerability"],
        Controls = ["MCSB PV-5", "CIS Azure Foundations 3.0.0 3.1.4.3"],
        Needs = FactKinds.DefenderPlans,
        Recommendation = "Enable the extension ContainerRegistriesVulnerabilityAssessments of the plan Containers.",
    };

    /// <inheritdoc/>
    public override PendingVerdicts Prepare(Resource resource)
    {
        var plan = new DefenderPlan(resource);
        var identity = resource.Identity;
        if (plan.Name is null) return Now(Unknown("has a name that an expression hides, so that nobody knows which plan it is"));
        if (plan.Is(DefenderPlans.CloudPosture)) return Now(NotApplicable("can scan registries, and the plan Containers decides"));
        if (!plan.Is("Containers")) return Now(NotApplicable("is not the plan Containers"));
        var tier = plan.Condition.IsUnresolved ? plan.Condition.Select(_ => "") : plan.Tier;
        var scanning = plan.Extension(DefenderPlans.RegistryScanning);
        var others = ExtensionsForClusters(plan);
        return PendingVerdicts.Then(Closes, context =>
        {
            var gap = context.Facts.CoverageOf(FactKinds.DefenderPlans, identity).Gap(identity, "the other plans");
            return PendingVerdicts.Now([.. Judge(tier, scanning, others, context.Facts.Companions.DefenderPlans.ScansByPosture(identity), gap)]);
        });
    }

    // In a method of its own: a lambda beside the one that waits would have it hold the plan.
    private static List<(string Name, Setting<bool> Setting)> ExtensionsForClusters(DefenderPlan plan) =>
        [.. OfClusters.Select(name => (name, plan.Extension(name)))];

    private static IEnumerable<Verdict> Judge(
        Setting<string> tier, Setting<bool> scanning, List<(string Name, Setting<bool> Setting)> others, Setting<bool> posture, string? gap)
    {
        var own = Registries(tier, scanning);
        yield return own.Outcome == Outcome.Pass ? own : posture.IsAbsent ? Without(own, gap) : ByPosture(own, posture);
        if (own.Outcome != Outcome.Pass) yield break;
        foreach (var (name, setting) in others)
        {
            // The plan's other parts are about clusters, which not every subscription has.
            if (setting is { IsKnown: true, Value: false })
            {
                yield return Fail($"has its extension {name} off").On(setting) with { Subject = name, Severity = Findings.Severity.Low };
            }
        }
    }

    private static Verdict Registries(Setting<string> tier, Setting<bool> scanning) => tier.Match(
        known: value => value.ToUpperInvariant() switch
        {
            "FREE" => Fail("is off, and with it the scanning of registries"),
            "STANDARD" => scanning.Match(
                known: isOn => isOn ? Pass("scans the images of registries") : Fail("has the scanning of registries off"),
                absent: () => Unknown($"does not say whether its extension {DefenderPlans.RegistryScanning} is on"),
                unresolved: Unknown),
            _ => Unknown("has a pricing tier that is not known"),
        },
        absent: () => Unknown("does not say whether it is on"),
        unresolved: Unknown);

    /// <summary>Where the plan for posture is not there it does not scan; where it could not be read it may.</summary>
    private static Verdict Without(Verdict own, string? gap) => gap is null || own.Outcome != Outcome.Fail ? own : own with
    {
        Outcome = Outcome.Unknown,
        Reason = $"{own.Reason}; whether the plan {DefenderPlans.CloudPosture} scans them is not known: {gap}",
    };

    private static Verdict ByPosture(Verdict own, Setting<bool> posture)
    {
        if (posture.Or(false)) return Pass($"{own.Reason}; the plan {DefenderPlans.CloudPosture} scans them").On(posture);
        return posture.IsUnresolved ? Unknown($"{own.Reason}; whether the plan {DefenderPlans.CloudPosture} scans them is not known").On(posture) : own;
    }
}
