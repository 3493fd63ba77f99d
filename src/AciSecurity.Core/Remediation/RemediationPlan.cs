using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>What would be done to one resource: pure data. Making a plan changes nothing.</summary>
public sealed record RemediationPlan
{
    /// <summary>The id of the resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Its name.</summary>
    public string ResourceName => ArmPlace.Of(ResourceId).Name;

    /// <summary>Its ARM type.</summary>
    public string ResourceType => ArmPlace.Of(ResourceId).Type;

    /// <summary>The rules that pass when the plan is carried out.</summary>
    public IReadOnlyList<string> RuleIds { get; init; } = [];

    /// <summary>The requests, in order.</summary>
    public IReadOnlyList<PlannedWrite> Writes { get; init; } = [];

    /// <summary>All that changes: paths of the resource itself, and paths of what is created or changed beside it, after its id.</summary>
    public IReadOnlyList<SettingChange> Changes =>
        [.. Writes.SelectMany(write => write.Changes.Select(change => IsOwn(write) ? change : change with { Path = $"{Relative(write.Write.Id)} {change.Path}" }))];

    /// <summary>How much it can disturb: the worst of its parts.</summary>
    public RemediationRisk Risk { get; init; }

    /// <summary>Who notices what, as sentences.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>Whether containers start anew.</summary>
    public bool Restarts { get; init; }

    /// <summary>What it does not repair, and why.</summary>
    public IReadOnlyList<NotRepaired> NotRepaired { get; init; } = [];

    /// <summary>Whether there is anything to do.</summary>
    public bool HasWrites => Writes.Count > 0;

    /// <summary>What it does, in a line for a prompt.</summary>
    public override string ToString() => HasWrites ? string.Join("; ", Changes) : "nothing to change";

    private bool IsOwn(PlannedWrite write) => ResourceTypes.Same(write.Write.Id, ResourceId);

    private string Relative(string id) => id.StartsWith(ResourceId, StringComparison.OrdinalIgnoreCase) ? id[ResourceId.Length..].TrimStart('/') : id;
}
