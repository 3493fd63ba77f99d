namespace AciSecurity.Resources;

/// <summary>Which plans of Microsoft Defender for Cloud scan registries beside the plan Containers.</summary>
public sealed class DefenderPlans
{
    /// <summary>The plan for the posture of a subscription, which can scan registries too.</summary>
    internal const string CloudPosture = "CloudPosture";

    /// <summary>The extension that scans registries.</summary>
    internal const string RegistryScanning = "ContainerRegistriesVulnerabilityAssessments";

    private readonly List<(ResourceIdentity Resource, Setting<bool> Scans)> _plans = [];

    /// <summary>Takes a plan in; the plans of a subscription are few.</summary>
    internal void Add(Resource resource)
    {
        var plan = new DefenderPlan(resource);
        if (!plan.Is(CloudPosture)) return;
        var isOn = plan.Tier.Select(tier => tier.Equals("Standard", StringComparison.OrdinalIgnoreCase));
        if (plan.Condition is { IsKnown: true, Value: false }) return;
        if (plan.Condition.IsUnresolved) isOn = plan.Condition;
        _plans.Add((resource.Identity, isOn is { IsKnown: true, Value: true } ? plan.Extension(RegistryScanning) : isOn));
    }

    /// <summary>Whether the subscription's plan for posture scans registries; absent where the run has no such plan.</summary>
    public Setting<bool> ScansByPosture(ResourceIdentity plan)
    {
        var own = _plans.FindAll(other => other.Resource.Deployment == plan.Deployment
            && string.Equals(other.Resource.SubscriptionId, plan.SubscriptionId, StringComparison.OrdinalIgnoreCase)).ConvertAll(other => other.Scans);
        var on = own.FindIndex(scans => scans.Or(false));
        return on >= 0 ? own[on] : own.Count > 0 ? own[Math.Max(0, own.FindIndex(scans => scans.IsUnresolved))] : Setting<bool>.Absent(null);
    }
}
