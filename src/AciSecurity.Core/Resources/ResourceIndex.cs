using AciSecurity.Access;
using AciSecurity.Audits;
using AciSecurity.Rules;

namespace AciSecurity.Resources;

/// <summary>The companions of a run: resources that say something about others, found by whom they are about.</summary>
/// <remarks>Only companions are kept, and only they: the run's resources pass through and are gone.</remarks>
/// <param name="needs">What the rules of the run need; null for all there is. What containers use is dear to find out, so it is taken from
/// groups and registries only where some rule asks for it.</param>
public sealed class ResourceIndex(ReadingNeeds? needs = null)
{
    private static readonly FactKinds OfSubscriptions =
        Enum.GetValues<FactKinds>().Where(kind => kind.Closes() == FactScope.Subscription).Aggregate((all, kind) => all | kind);

    private static readonly string[] Extensions = ["/diagnosticSettings", "/locks", "/roleAssignments"];

    private readonly bool _hasRegistryUses = needs?.Facts.HasFlag(FactKinds.ContainerGroups) ?? true;
    private readonly bool _hasVaultUses = needs?.VaultUses ?? true;
    private readonly bool _hasDatabaseUses = needs?.DatabaseUses ?? true;

    /// <summary>Which logs of which resource are sent where.</summary>
    public ScopedCompanions<Resource> DiagnosticSettings { get; } = new();

    /// <summary>Locks against change or deletion.</summary>
    public ScopedCompanions<Resource> Locks { get; } = new();

    /// <summary>Who may do what with which resource.</summary>
    public ScopedCompanions<RoleAssignment> RoleAssignments { get; } = new();

    /// <summary>The same role assignments, by who has the role.</summary>
    public PrincipalCompanions RolesOfPrincipals { get; } = new();

    /// <summary>The roles that they give.</summary>
    public RoleDefinitions RoleDefinitions { get; } = new();

    /// <summary>The registries and vaults that roles reach.</summary>
    public Targets Targets { get; } = new();

    /// <summary>Below which management groups the subscriptions are.</summary>
    public ManagementGroups ManagementGroups { get; } = new();

    /// <summary>The replicas of registries in other regions.</summary>
    public ScopedCompanions<Resource> Replications { get; } = new(ResourceId.ParentOf);

    /// <summary>Subnets, and what filters and routes their traffic.</summary>
    public NetworkIndex Networks { get; } = new();

    /// <summary>The plans of Microsoft Defender for Cloud that scan registries.</summary>
    public DefenderPlans DefenderPlans { get; } = new();

    /// <summary>The alerts on operations in the activity log.</summary>
    public ActivityLogAlerts ActivityLogAlerts { get; } = new();

    /// <summary>Which Key Vaults groups and registries use.</summary>
    public VaultUses VaultUses { get; } = new();

    /// <summary>Which databases groups name.</summary>
    public DatabaseUses DatabaseUses { get; } = new();

    /// <summary>What database servers keep in child resources.</summary>
    public DatabaseSettings DatabaseSettings { get; } = new();

    /// <summary>The private endpoints that lead to registries.</summary>
    public PrivateEndpoints PrivateEndpoints { get; } = new();

    /// <summary>How the container groups use registries.</summary>
    public RegistryUses RegistryUses { get; } = new();

    /// <summary>What groups must know of the registries.</summary>
    public KnownRegistries Registries { get; } = new();

    /// <summary>Which of all this is known in full.</summary>
    public FactCoverage Coverage { get; } = new();

    /// <summary>Takes a companion in; anything else is passed over.</summary>
    public void Add(Resource resource)
    {
        if (_hasVaultUses) VaultUses.Add(resource);
        if (ResourceTypes.Same(resource.Type, ResourceTypes.ContainerGroup))
        {
            if (_hasRegistryUses) RegistryUses.Add(resource.AsContainerGroup());
            if (_hasDatabaseUses) DatabaseUses.Add(resource.AsContainerGroup());
            return;
        }

        Networks.Add(resource);
        DatabaseSettings.Add(resource);
        if (ResourceTypes.Same(resource.Type, ResourceTypes.Registry) || ResourceTypes.Same(resource.Type, ResourceTypes.KeyVault)) Targets.Add(resource.Identity);
        if (ResourceTypes.Same(resource.Type, ResourceTypes.DefenderPlan)) DefenderPlans.Add(resource);
        if (ResourceTypes.Same(resource.Type, ResourceTypes.ActivityLogAlert)) ActivityLogAlerts.Add(resource);
        if (ResourceTypes.Same(resource.Type, ResourceTypes.Subscription)) ManagementGroups.Add(resource);
        if (ResourceTypes.Same(resource.Type, ResourceTypes.RoleDefinition)) RoleDefinitions.Add(resource);
        switch (Kind(resource.Type))
        {
            case "/diagnosticSettings":
                DiagnosticSettings.Add(resource, ConditionOf(resource));
                break;
            case "/locks":
                Locks.Add(resource, ConditionOf(resource));
                break;
            case "/roleAssignments":
                var assignment = new RoleAssignment(resource);
                RoleAssignments.Add(assignment, assignment.Condition);
                RolesOfPrincipals.Add(assignment);
                break;
            case null when ResourceTypes.Same(resource.Type, ResourceTypes.Replication):
                Replications.Add(resource, ConditionOf(resource));
                break;
            case null when ResourceTypes.Same(resource.Type, ResourceTypes.PrivateEndpoint):
                PrivateEndpoints.Add(resource);
                break;
            case null when ResourceTypes.Same(resource.Type, ResourceTypes.PrivateDnsZoneGroup):
                PrivateEndpoints.AddZoneGroup(resource);
                break;
            case null when ResourceTypes.Same(resource.Type, ResourceTypes.Registry):
                Registries.Add(new Registry(resource));
                break;
        }
    }

    /// <summary>Forgets what nobody will ask for when a subscription is closed: what groups of other subscriptions use stays, and so do
    /// roles, which are held across subscriptions.</summary>
    internal void Close(string subscriptionId)
    {
        var scope = ResourceId.OfSubscription(subscriptionId);
        DiagnosticSettings.Forget(scope);
        Locks.Forget(scope);
        Replications.Forget(scope);
        DatabaseSettings.Forget(scope);
        Networks.Forget(scope);
        PrivateEndpoints.Forget(scope);
        DefenderPlans.Forget(subscriptionId);
        ActivityLogAlerts.Forget(scope);
        Coverage.Close(OfSubscriptions, scope);
    }

    private static Setting<bool> ConditionOf(Resource resource) => resource.Root.Member("condition").AsBoolean();

    /// <summary>The kind of an extension, which has its own type, or in a template that of its parent with the kind behind it:
    /// <c>Microsoft.ContainerRegistry/registries/providers/locks</c>.</summary>
    private static string? Kind(string type) => Array.Find(Extensions, kind =>
        type.EndsWith(kind, StringComparison.OrdinalIgnoreCase)
        && (type.StartsWith("Microsoft.Insights/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("/providers" + kind, StringComparison.OrdinalIgnoreCase)));
}
