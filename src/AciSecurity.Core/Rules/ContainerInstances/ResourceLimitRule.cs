using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A container without limits can take what the others of its group need, and a miner in it all that the group has.</summary>
/// <remarks>resources.limits: without it a container may use up to the sum of the group's requests. Init containers have none.
/// https://learn.microsoft.com/azure/container-instances/container-instances-container-groups#resource-allocation</remarks>
public sealed class ResourceLimitRule : ContainerRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ResourceLimit", "Container has limits of processor and memory")
    {
        Severity = Severity.Low,
        Section = Section.ActivityMonitoring,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege"],
        Controls = ["CIS Docker 5.10", "CIS Docker 5.11"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Set resources.limits.cpu and resources.limits.memoryInGB and deploy the group anew.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context)
    {
        if (container.IsInit) return NotApplicable("is an init container, which has no limits");
        var (cpu, memory) = (container.CpuLimit, container.MemoryLimit);
        var verdict = cpu.IsUnresolved ? cpu.Match(_ => Pass(), Pass, Unknown)
            : memory.IsUnresolved ? memory.Match(_ => Pass(), Pass, Unknown)
            : Judge(cpu.Or(0) > 0, memory.Or(0) > 0);
        return verdict with { Evidence = [Evidence.Of(cpu), Evidence.Of(memory)] };
    }

    private static Verdict Judge(bool hasCpu, bool hasMemory) => (hasCpu, hasMemory) switch
    {
        (true, true) => Pass("has limits of processor and memory"),
        (false, false) => Fail("has no limits, so it may use all that the group has"),
        (true, false) => Fail("has no limit of memory"),
        _ => Fail("has no limit of processor"),
    };
}
