namespace AciSecurity.Remediation.Fixes;

/// <summary>Turns on the plan Containers of Microsoft Defender, with its scanning of registries.</summary>
/// <param name="ruleId">The rule that asks for it.</param>
public sealed class DefenderPlanFix(string ruleId) : Fix(ruleId)
{
    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        if (target.Finding.Subject is { } other)
        {
            return Not($"the extension {other} is about clusters, and has parts of its own in each", "Turn it on where the subscription has clusters: Microsoft Defender for Cloud, environment settings.");
        }

        DefenderPlanner.Set(target.Draft.Resource(target.Finding.ResourceId, target.ApiVersion, WriteMethod.Put), isOn: true, scansRegistries: true);
        return null;
    }
}
