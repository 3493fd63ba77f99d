using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Kubernetes;

/// <summary>What happens inside a cluster only its sensor sees; without it Defender knows the control plane alone.</summary>
/// <remarks>properties.securityProfile.defender.securityMonitoring.enabled; off by default.
/// https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction</remarks>
public sealed class DefenderRule : Rule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aks.Defender", "Cluster runs the sensor of Microsoft Defender")
    {
        Severity = Severity.High,
        Section = Section.AuditTrail,
        ResourceTypes = [Resources.ResourceTypes.ManagedCluster],
        Cmdlets = ["Test-AciAuditLog"],
        Controls = ["MCSB LT-1", "MCSB LT-2"],
        Recommendation = "Set securityProfile.defender.securityMonitoring.enabled to true, and name the Log Analytics workspace.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) =>
    [
        new ManagedCluster(resource).DefenderMonitoring.Match(
            known: isOn => isOn ? Pass("runs the sensor of Microsoft Defender") : Fail("has the sensor of Microsoft Defender off"),
            absent: () => Fail("does not run the sensor of Microsoft Defender, which is the default"),
            unresolved: Unknown),
    ];
}
