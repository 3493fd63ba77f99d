using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Linux capabilities are root's rights in pieces: some of them are as good as root.</summary>
/// <remarks>securityContext.capabilities since api-version 2023-05-01.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextcapabilitiesdefinition</remarks>
public sealed class CapabilitiesRule : SecurityContextRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.Capabilities", "Container has no added capabilities")
    {
        Severity = Severity.High,
        Section = Section.AttackSurface,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB PV-2", "CIS Docker 5.3"],
        Recommendation = "Remove capabilities.add, set capabilities.drop to [ \"ALL\" ], and deploy the group anew.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Baseline baseline) =>
        security.AddedCapabilities.Match(
            known: added => added.Count == 0 ? Dropped(security, baseline) : Added(added).On(Capability.Shown(security.AddedCapabilities)),
            absent: () => Dropped(security, baseline),
            unresolved: Unknown);

    private static Verdict Added(IReadOnlyList<Setting<string>> added)
    {
        var dangerous = added.Where(name => name.IsKnown && Capability.IsDangerous(name.Value)).ToList();
        if (dangerous.Count > 0) return Fail($"adds {Capability.List(dangerous)}, which can be used to take over its host");

        // A name that is not known may be one of the dangerous ones, so the lower severity would be a guess.
        if (added.FirstOrDefault(name => !name.IsKnown) is { Path.Length: > 0 } unknown)
        {
            return Unknown(unknown.IsAbsent ? "adds a capability without a name" : $"adds a capability that {unknown.Reason}");
        }

        return Fail($"adds {Capability.List(added)} to the default capabilities") with { Severity = Severity.Low };
    }

    private static Verdict Dropped(SecurityContext security, Baseline baseline)
    {
        var dropped = security.DroppedCapabilities;
        var shown = Capability.Shown(dropped);
        if (dropped.IsKnown && dropped.Value.Any(name => name.IsKnown && Capability.IsAll(name.Value)))
        {
            return Pass("drops all capabilities and adds none").On(shown);
        }

        if (baseline != Baseline.Strict) return Pass("adds no capabilities; that it drops all is asked for by the Strict baseline only").On(shown);
        var unknown = dropped.IsUnresolved ? dropped.Reason : dropped.Or([]).FirstOrDefault(name => name.IsUnresolved).Reason;
        var verdict = unknown.Length > 0 ? Unknown($"drops capabilities, of which one or all {unknown}") : Fail("does not drop all capabilities");
        return verdict.On(shown) with { Severity = Severity.Low };
    }
}
