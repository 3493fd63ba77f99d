using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>With the registry all its images are gone, and nothing that runs them can start anew.</summary>
/// <remarks>Microsoft.Authorization/locks on the registry, its resource group or its subscription.
/// https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources</remarks>
public sealed class DeleteLockRule : RegistryCompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.DeleteLock", "Registry is locked against deletion")
    {
        Severity = Severity.Low,
        Section = Section.ApprovedImages,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        Controls = ["CIS Azure Foundations 2.0.0 10.1"],
        LeastBaseline = Baseline.Strict,
        Needs = FactKinds.Locks,
        Recommendation = "Add a lock of the level CanNotDelete to the registry: az lock create --lock-type CanNotDelete.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        return Later(context =>
            context.Facts.Companions.Locks.AtOrAbove(identity).Best(identity, "lock", Judge, context.Facts.CoverageOf(FactKinds.Locks, identity)));
    }

    private static Verdict Judge(Resource resource)
    {
        var name = Redaction.Text(resource.Name);
        var level = resource.Properties.Member("level").AsText();
        var condition = resource.Root.Member("condition").AsBoolean();
        var protects = level.IsKnown && level.Value.ToUpperInvariant() is "CANNOTDELETE" or "READONLY";
        var verdict = level.IsUnresolved ? Unknown($"has the lock '{name}', and its level {level.Reason}")
            : !protects ? Fail($"has the lock '{name}', which does not prevent deletion")
            : condition.IsUnresolved ? Unknown($"has the lock '{name}', and its condition {condition.Reason}")
            : Pass($"is locked against deletion by '{name}'");
        return verdict with { Evidence = [new(resource.Type, $"{name}: {Redaction.Text(level.Or("(unresolved)"))}")] };
    }
}
