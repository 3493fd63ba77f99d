using AciSecurity.Audits;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Access;

/// <summary>The operations of Azure that reading takes: what a role must allow, and no more.</summary>
/// <remarks>Names of operations: https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations. Azure Resource
/// Graph needs none of its own: it shows what the caller may read.</remarks>
public static class RequiredActions
{
    private static readonly string[] Always = ["Microsoft.Resources/subscriptions/read", "Microsoft.Resources/subscriptions/resourceGroups/read"];

    // The action of AcrPull: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/containers#acrpull. A registry that uses
    // repository permissions asks for data actions in its place, which a role for reading resources has not.
    private const string Pull = ResourceTypes.Registry + "/pull/read";

    private static readonly (FactKinds Kind, string[] Types)[] OfFacts =
    [
        (FactKinds.DiagnosticSettings, [ResourceTypes.DiagnosticSetting]),
        (FactKinds.Locks, [ResourceTypes.Lock]),
        (FactKinds.RoleAssignments, [ResourceTypes.RoleAssignment]),
        (FactKinds.RoleDefinitions, [ResourceTypes.RoleDefinition]),
        (FactKinds.PrivateEndpoints, [ResourceTypes.PrivateEndpoint]),
        (FactKinds.Networks, [.. ResourceTypes.Networks]),
        (FactKinds.ContainerGroups, [ResourceTypes.ContainerGroup]),
        (FactKinds.Registries, [ResourceTypes.Registry]),
        (FactKinds.Replications, [ResourceTypes.Replication]),
        (FactKinds.DefenderPlans, [ResourceTypes.DefenderPlan]),
        (FactKinds.ActivityLogAlerts, [ResourceTypes.ActivityLogAlert]),
        (FactKinds.DatabaseSettings,
        [
            ResourceTypes.SqlServer + "/databases", ResourceTypes.SqlServer + "/databases/transparentDataEncryption",
            ResourceTypes.PostgresServer + "/configurations", ResourceTypes.MySqlServer + "/configurations",
        ]),
    ];

    /// <summary>What reading <paramref name="needs"/> takes, in alphabetical order.</summary>
    public static IReadOnlyList<string> Of(ReadingNeeds needs)
    {
        // Deployments are declared in files, and files are no types of Azure.
        var types = needs.Types.Where(type => type.Contains('/') && !ResourceTypes.Same(type, ResourceTypes.Deployment)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (_, ofKind) in OfFacts.Where(fact => needs.Facts.HasFlag(fact.Kind))) types.UnionWith(ofKind);
        if (types.Contains(ResourceTypes.KeyVault)) types.Add(ResourceTypes.RegistryCredentialSet);
        string[] pull = needs.Facts.AskRegistries() ? [Pull] : [];
        return [.. types.Select(type => $"{type}/read").Concat(pull).Union(Always, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }
}
