using System.Text.RegularExpressions;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>Lists of what is inherited: role assignments, role definitions and locks. They show what is above and below a scope, unless
/// $filter=atScope() leaves below out (https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest).</summary>
internal sealed partial class InheritedList(Scenario scenario, ResourceStore store)
{
    public IEnumerable<(string Key, ReadOnlyMemory<byte> Json)> Of(ArmPath path, ResourceKind kind, string filter)
    {
        var scope = path.Parent.ToLowerInvariant();
        var subscription = path.SubscriptionId is { } id ? "/subscriptions/" + id.ToLowerInvariant() : null;
        var candidates = store.List("", kind.Type).Concat(subscription is null ? [] : store.List(subscription, kind.Type)).DistinctBy(found => found.Key);
        var atScope = filter.Contains("atScope()", StringComparison.OrdinalIgnoreCase);
        var found = candidates
            .Where(resource => IsAbove(resource.Path.Parent.ToLowerInvariant(), scope, path.SubscriptionId) || (!atScope && resource.Path.Parent.StartsWith(scope + "/", StringComparison.OrdinalIgnoreCase)))
            .Where(resource => Passes(resource, filter))
            .Select(resource => (resource.Key, Json: (ReadOnlyMemory<byte>)resource.Json));
        if (kind.Type == "Microsoft.Authorization/roleDefinitions" && !filter.Contains("CustomRole", StringComparison.OrdinalIgnoreCase))
        {
            found = found.Concat(BuiltInRoles.All.Where(role => NameFilter(filter) is not { } name || role.Name == name)
                .Select(role => BuiltInRoles.Show(role, path.SubscriptionId))
                .Select(role => (role["id"]!.GetValue<string>().ToLowerInvariant(), (ReadOnlyMemory<byte>)WireJson.Bytes(role))));
        }

        return found.OrderBy(item => item.Item1, StringComparer.Ordinal);
    }

    private bool IsAbove(string upper, string scope, string? subscription) =>
        upper.Length == 0 || upper == scope || scope.StartsWith(upper + "/", StringComparison.Ordinal)
        || (subscription is not null && new ManagementTree(scenario).Above(subscription).Any(group => upper.EndsWith("/managementgroups/" + group.ToLowerInvariant(), StringComparison.Ordinal)));

    private static bool Passes(StoredResource resource, string filter)
    {
        if (PrincipalFilter().Match(filter) is { Success: true } principal && Property(resource, "principalId") != principal.Groups["id"].Value) return false;
        if (filter.Contains("BuiltInRole", StringComparison.OrdinalIgnoreCase) && Property(resource, "type") != "BuiltInRole") return false;
        return NameFilter(filter) is not { } name || Property(resource, "roleName") == name;
    }

    private static string? NameFilter(string filter) => RoleNameFilter().Match(filter) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string? Property(StoredResource resource, string name) => resource.ToObject()["properties"]?[name]?.ToString();

    [GeneratedRegex(@"(principalId\s+eq\s+|assignedTo\()'(?<id>[^']*)'", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PrincipalFilter();

    [GeneratedRegex(@"roleName\s+eq\s+'(?<name>[^']*)'", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RoleNameFilter();
}
