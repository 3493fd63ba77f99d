using AciSecurity.Access;
using AciSecurity.Audits;
using AciSecurity.Azure.Inventory;
using AciSecurity.Faults;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Who may do what with the registries of a subscription: the role assignments on them and on all that is above.</summary>
internal sealed class RegistryAccess(LiveRun run, RoleAssignments assignments)
{
    /// <summary>Gathers those of some registries of one subscription.</summary>
    public async Task GatherAsync(Subscription subscription, IReadOnlyList<ResourceIdentity> registries, CancellationToken cancellationToken)
    {
        if (registries.Count == 0 || !run.Wants(FactKinds.RoleAssignments)) return;
        string? why = null;
        try
        {
            await assignments.ReadAsync(subscription.Scope, assignment => IsAbout(new RoleAssignment(assignment).ScopeId, registries), cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            why = await run.MissAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
        }

        foreach (var registry in registries) await run.WriteAsync(new RunItem.FactsGathered(FactKinds.RoleAssignments, registry.Id, why), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAbout(string? scope, IReadOnlyList<ResourceIdentity> registries) =>
        scope is null or "/"
        || ManagementGroups.IsGroup(scope)
        || registries.Any(registry => ResourceId.IsAtOrBelow(registry.Id, scope) || ResourceId.IsAtOrBelow(scope, registry.Id));
}
