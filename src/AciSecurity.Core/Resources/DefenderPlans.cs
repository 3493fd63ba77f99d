namespace AciSecurity.Resources;

/// <summary>Which plans of Microsoft Defender for Cloud scan registries beside the plan Containers.</summary>
public sealed class DefenderPlans
{
    /// <summary>The plan for the posture of a subscription, which can scan registries too.</summary>
    internal const string CloudPosture = "CloudPosture";

    /// <summary>The extension that scans registries.</summary>
    internal const string RegistryScanning = "ContainerRegistriesVulnerabilityAssessments";

    /// <summary>The plans that scan registries for what they are, the one by an extension and its predecessor by itself.</summary>
    private const string Containers = "Containers";

    private const string ContainerRegistry = "ContainerRegistry";

    private readonly List<(ResourceIdentity Resource, Setting<bool> Scans)> _plans = [];
    private readonly List<(ResourceIdentity Resource, Setting<bool> Scans)> _others = [];

    /// <summary>Takes a plan in; the plans of a subscription are few.</summary>
    internal void Add(Resource resource)
    {
        var plan = new DefenderPlan(resource);
        var isOther = plan.Is(Containers) || plan.Is(ContainerRegistry);
        if (!plan.Is(CloudPosture) && !isOther) return;
        var isOn = plan.Tier.Select(tier => tier.Equals("Standard", StringComparison.OrdinalIgnoreCase));
        if (plan.Condition is { IsKnown: true, Value: false }) return;
        if (plan.Condition.IsUnresolved) isOn = plan.Condition;
        var isByExtension = isOn.Or(false) && !plan.Is(ContainerRegistry);
        var scans = isByExtension ? plan.Extension(RegistryScanning) : isOn;
        if (isOther && scans.IsAbsent) scans = scans.AsUnresolved("is not said");
        (isOther ? _others : _plans).Add((resource.Identity, scans));
    }

    /// <summary>Whether some plan of the resource's subscription scans registries; absent where the run has no such plan.</summary>
    public Setting<bool> ScansRegistries(ResourceIdentity resource) => Any([.. _plans, .. _others], resource);

    /// <summary>Forgets the plans of a subscription.</summary>
    internal void Forget(string subscriptionId)
    {
        _plans.RemoveAll(plan => string.Equals(plan.Resource.SubscriptionId, subscriptionId, StringComparison.OrdinalIgnoreCase));
        _others.RemoveAll(plan => string.Equals(plan.Resource.SubscriptionId, subscriptionId, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the subscription's plan for posture scans registries; absent where the run has no such plan.</summary>
    public Setting<bool> ScansByPosture(ResourceIdentity plan) => Any(_plans, plan);

    private static Setting<bool> Any(List<(ResourceIdentity Resource, Setting<bool> Scans)> plans, ResourceIdentity plan)
    {
        var own = plans.FindAll(other => other.Resource.Deployment == plan.Deployment
            && string.Equals(other.Resource.SubscriptionId, plan.SubscriptionId, StringComparison.OrdinalIgnoreCase)).ConvertAll(other => other.Scans);
        var on = own.FindIndex(scans => scans.Or(false));
        return on >= 0 ? own[on] : own.Count > 0 ? own[Math.Max(0, own.FindIndex(scans => scans.IsUnresolved))] : Setting<bool>.Absent(null);
    }
}
