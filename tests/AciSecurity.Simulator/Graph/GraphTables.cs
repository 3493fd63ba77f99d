using System.Collections.Concurrent;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Graph.Kql;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Graph;

/// <summary>The tables of Resource Graph, with the rows that somebody may read in the scopes that were asked for
/// (https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources).</summary>
internal sealed class GraphTables(Scenario scenario, ResourceStore store)
{
    // Children of registries that have a location are resources of their own; the rest of them are not.
    private static readonly string[] Children = ["microsoft.containerregistry/registries/webhooks", "microsoft.containerregistry/registries/replications"];

    private readonly HashSet<string> _missing = [.. scenario.Graph.Missing.Select(id => id.ToLowerInvariant())];
    private readonly ConcurrentDictionary<string, GraphKind> _kinds = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _dropped = new(scenario.Graph.Dropped, StringComparer.OrdinalIgnoreCase);

    public KqlTable Find(string name, Principal principal, Func<string, bool> isInScope)
    {
        var table = name.ToLowerInvariant();
        if (table is not ("resources" or "resourcecontainers" or "authorizationresources" or "securityresources"))
            throw new KqlException("DisallowedLogicalTableName", $"Table {name} is invalid, unsupported or disallowed.");
        var rows = store.All()
            .Select(resource => (Resource: resource, Kind: KindOf(resource)))
            .Where(found => found.Kind.Table == table)
            .Where(found => isInScope(found.Resource.Path.SubscriptionId ?? "") && !_missing.Contains(found.Resource.Key))
            .Where(found => principal.May(found.Kind.Action, found.Resource.Path.Text))
            .Select(KqlRow (found) => new ResourceRow(found.Resource, found.Kind.Type, scenario.Tenant.Id, _dropped.GetValueOrDefault(found.Resource.Type, [])));
        return new(ResourceRow.Columns, table == "authorizationresources" ? rows.Concat(Roles()) : rows);
    }

    private GraphKind KindOf(StoredResource resource) =>
        _kinds.GetOrAdd(resource.Type, static (_, found) => new(TypeOf(found), TableOf(found), ArmAction.Of("GET", found.Path).Name), resource);

    private IEnumerable<KqlRow> Roles() => BuiltInRoles.All.Select(role => BuiltInRoles.Show(role, null))
        .Select(json => new ResourceIntake(scenario).Of(json))
        .Select(resource => new ResourceRow(resource, TypeOf(resource), scenario.Tenant.Id, []));

    private static string TypeOf(StoredResource resource) => resource.Type switch
    {
        ArmPath.GroupType => "microsoft.resources/subscriptions/resourcegroups",
        var type => type.ToLowerInvariant(),
    };

    private static string TableOf(StoredResource resource) => TypeOf(resource) switch
    {
        "microsoft.resources/subscriptions" or "microsoft.resources/subscriptions/resourcegroups" or "microsoft.management/managementgroups" => "resourcecontainers",
        "microsoft.authorization/roleassignments" or "microsoft.authorization/roledefinitions" => "authorizationresources",
        "microsoft.authorization/locks" or "microsoft.insights/diagnosticsettings" => "",
        var type when type.StartsWith("microsoft.security/", StringComparison.Ordinal) => "securityresources",
        var type => type.Count(character => character == '/') == 1 || Children.Contains(type) ? "resources" : "",
    };
}
