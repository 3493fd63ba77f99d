using System.Text.RegularExpressions;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Registry;

/// <summary>What somebody may do in a registry: by the scenario's permissions and by the role assignments at it, its group and its
/// subscription. What management groups give, the scenario's permissions say alone
/// (https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview).</summary>
internal sealed partial class RegistryAccess(ResourceStore store)
{
    private const string Provider = "Microsoft.ContainerRegistry/registries/";
    private static readonly string[] OfAnonymous = ["pull", "metadata_read"];

    /// <summary>The actions of a scope that somebody is given; none is an empty list.</summary>
    public IReadOnlyList<string> Granted(RegistryCaller caller, SimulatedRegistry registry, RegistryResource resource, RegistryScope scope)
    {
        if (caller.IsAnonymous) return [.. scope.Actions.Where(action => !scope.IsRepository || OfAnonymous.Contains(action))];
        if (caller.Principal is not { } principal) return scope.Actions;
        return [.. Wanted(scope).Where(action => May(principal, registry, resource, scope, action))];
    }

    /// <summary>Whether somebody may do anything at all there, in whichever repository.</summary>
    public bool HasAny(Principal principal, SimulatedRegistry registry, RegistryResource resource) =>
        new[] { "pull", "push", "delete", "metadata_read", "metadata_write" }.Any(action => May(principal, registry, resource, RegistryScope.Repository(""), action))
        || May(principal, registry, resource, RegistryScope.Catalog, "*");

    /// <summary>Whether somebody may pull what is quarantined.</summary>
    public bool ReadsQuarantine(RegistryCaller caller, SimulatedRegistry registry) =>
        caller.Principal is { } principal && AllOf(principal, registry).Any(held => held.Permission.AllowsData(Provider + "quarantinedArtifacts/read", registry.ResourceId));

    private static IEnumerable<string> Wanted(RegistryScope scope) =>
        scope.IsRepository && scope.Actions.Contains("*") ? ["pull", "push", "delete", "metadata_read", "metadata_write"] : scope.Actions;

    private bool May(Principal principal, SimulatedRegistry registry, RegistryResource resource, RegistryScope scope, string action)
    {
        if (!resource.HasRepositoryPermissions)
        {
            return Legacy(scope, action) is { } name && (principal.May(Provider + name, registry.ResourceId) || Assigned(principal, registry).Any(held => held.Permission.Allows(Provider + name, registry.ResourceId)));
        }

        return OfRepository(scope, action) is { } data && AllOf(principal, registry).Any(held => held.Permission.AllowsData(Provider + data, registry.ResourceId) && held.IsMet(scope.Name));
    }

    private static string? Legacy(RegistryScope scope, string action) => (scope.IsRepository, action) switch
    {
        (false, _) or (_, "pull" or "metadata_read") => "pull/read",
        (_, "push" or "metadata_write") => "push/write",
        (_, "delete") => "artifacts/delete",
        _ => null,
    };

    private static string? OfRepository(RegistryScope scope, string action) => (scope.IsRepository, action) switch
    {
        (false, _) => "catalog/read",
        (_, "pull") => "repositories/content/read",
        (_, "push") => "repositories/content/write",
        (_, "delete") => "repositories/content/delete",
        (_, "metadata_read") => "repositories/metadata/read",
        (_, "metadata_write") => "repositories/metadata/write",
        _ => null,
    };

    private IEnumerable<Held> AllOf(Principal principal, SimulatedRegistry registry) =>
        principal.Permissions.Select(permission => new Held(permission, "")).Concat(Assigned(principal, registry));

    private IEnumerable<Held> Assigned(Principal principal, SimulatedRegistry registry)
    {
        foreach (var properties in store.All().Where(found => found.Type == "Microsoft.Authorization/roleAssignments").Select(found => found.ToObject()["properties"]))
        {
            if (!principal.ObjectId.Equals(properties?["principalId"]?.ToString(), StringComparison.OrdinalIgnoreCase)) continue;
            if (BuiltInRoles.Find((properties!["roleDefinitionId"]?.ToString() ?? "").Split('/')[^1]) is not { } role) continue;
            var permission = new Permission { Scope = properties["scope"]?.ToString() ?? "", Actions = role.Actions, NotActions = role.NotActions, DataActions = role.DataActions };
            yield return new(permission, properties["condition"]?.ToString() ?? "");
        }
    }

    [GeneratedRegex(@"repositories:name\]\s+(?<how>String(?:Equals|StartsWith)(?:IgnoreCase)?)\s+'(?<name>[^']*)'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RepositoryCondition();

    /// <summary>Something that somebody may do, and the condition that it hangs on.</summary>
    private sealed record Held(Permission Permission, string Condition)
    {
        public bool IsMet(string repository)
        {
            if (Condition.Length == 0 || repository.Length == 0) return true;
            return RepositoryCondition().Matches(Condition).Any(match =>
            {
                var comparison = match.Groups["how"].Value.EndsWith("IgnoreCase", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
                return match.Groups["how"].Value.StartsWith("StringEquals", StringComparison.Ordinal)
                    ? repository.Equals(match.Groups["name"].Value, comparison)
                    : repository.StartsWith(match.Groups["name"].Value, comparison);
            });
        }
    }
}
