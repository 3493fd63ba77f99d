using System.Collections;
using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that can read what is deployed.</summary>
public abstract class LiveCommand : RunCommand
{
    /// <summary>The set of parameters that say which part of Azure is meant.</summary>
    protected const string LiveSet = "Live";

    /// <summary>GUIDs or names of subscriptions.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    public string[] SubscriptionId { get; set; } = [];

    /// <summary>Names of management groups: the subscriptions below them.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    public string[] ManagementGroupId { get; set; } = [];

    /// <summary>Names of resource groups.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ResourceGroupCompleter))]
    public string[] ResourceGroupName { get; set; } = [];

    /// <summary>Names of container groups and registries; login servers too.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Ids of container groups and registries.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    public virtual string[] ResourceId { get; set; } = [];

    /// <summary>Tags that the resources have: names with values, in which wildcards stand; a null value means any.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>Who reads, and in which cloud.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNull]
    public AciSecurityContext? Context { get; set; }

    /// <summary>Where verdicts come from.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public LiveSource Source { get; set; }

    /// <summary>How many requests may be under way at once.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Opens the part of Azure that is meant.</summary>
    private protected async Task<IResourceSource> OpenLiveAsync(IReadOnlyCollection<string> types, FactKinds facts, CancellationToken cancellationToken)
    {
        var context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        return Open(context, types, facts, Scope(), []);
    }

    /// <summary>Opens what has to be known about resources that are at hand; null where nobody is signed in.</summary>
    private protected async Task<IResourceSource?> OpenFactsAsync(IReadOnlyList<Resource> resources, IReadOnlyCollection<string> types, FactKinds facts)
    {
        var context = await OnPipelineThreadAsync(() => RunspaceContexts.Current).ConfigureAwait(false);
        return context is null ? null : Open(context, types, facts, new() { ResourceIds = [.. resources.Select(resource => resource.Id)] }, resources);
    }

    /// <summary>Adds what only this cmdlet asks for.</summary>
    private protected virtual LiveSourceRequest Configure(LiveSourceRequest request) => request;

    private IResourceSource Open(AciSecurityContext context, IReadOnlyCollection<string> types, FactKinds facts, AzureScope scope, IReadOnlyList<Resource> given) =>
        EngineBridge.OpenLive(Configure(new LiveSourceRequest
        {
            Context = context,
            Scope = scope,
            Given = given,
            Types = types,
            Facts = facts,
            FromGraph = Source == LiveSource.Graph,
            ThrottleLimit = ThrottleLimit,
        }));

    private AzureScope Scope() => new()
    {
        Subscriptions = SubscriptionId,
        ManagementGroups = ManagementGroupId,
        ResourceGroups = ResourceGroupName,
        Names = Name,
        ResourceIds = ResourceId,
        Tags = Tags(),
    };

    private Dictionary<string, string?> Tags() =>
        Tag?.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => entry.Value?.ToString(), StringComparer.OrdinalIgnoreCase) ?? [];
}
