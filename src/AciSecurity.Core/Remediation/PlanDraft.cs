using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>The resources that a plan would change: the one that it is for, and those beside it.</summary>
internal sealed class PlanDraft
{
    private readonly RecordedRun _run;
    private readonly Dictionary<string, DraftResource> _resources;

    /// <summary>Starts with nothing changed.</summary>
    public PlanDraft(RecordedRun run)
        : this(run, [])
    {
    }

    private PlanDraft(RecordedRun run, Dictionary<string, DraftResource> resources)
    {
        _run = run;
        _resources = new(resources, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A resource as the plan would leave it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="apiVersion">The api-version at which it is created where it is not there.</param>
    /// <param name="method">How it is written where it is there.</param>
    public DraftResource Resource(string id, string apiVersion, WriteMethod method)
    {
        if (_resources.TryGetValue(id, out var draft)) return draft;
        return _resources[id] = _run.Find(id) is { } found ? DraftResource.Of(found, method) : DraftResource.New(id, apiVersion);
    }

    /// <summary>The container groups that pull from a registry.</summary>
    public IEnumerable<RegistryClient> ClientsOf(string registry) => RegistryClient.Of(_run, registry);

    /// <summary>The resources of a type that were read at or below an id.</summary>
    public IEnumerable<Resource> Known(string type, string id) =>
        _run.Resources.Where(resource => ResourceTypes.Same(resource.Type, type) && Resources.ResourceId.IsAtOrBelow(resource.Id, id));

    /// <summary>A draft that can be changed without changing this one.</summary>
    public PlanDraft Clone() => new(_run, _resources.ToDictionary(pair => pair.Key, pair => pair.Value.Clone()));

    /// <summary>What was read, as it would read then.</summary>
    public RecordedRun Forecast() => _run.With([.. Changed.Select(draft => draft.ToResource())]);

    /// <summary>The requests.</summary>
    public IReadOnlyList<PlannedWrite> Writes => [.. Changed.Select(draft => draft.ToWrite())];

    private IEnumerable<DraftResource> Changed => _resources.Values.Where(draft => draft.IsChanged);
}
