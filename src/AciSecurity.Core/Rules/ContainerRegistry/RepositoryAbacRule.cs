using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Roles of the old kind open the whole registry: who may pull one repository may pull all of them.</summary>
/// <remarks>properties.roleAssignmentMode; roles for the whole registry by default.
/// https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions</remarks>
public sealed class RepositoryAbacRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.RepositoryAbac", "Registry can grant permissions by repository")
    {
        Severity = Severity.Low,
        Section = Section.Credentials,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "First give everyone the new roles, such as Container Registry Repository Reader, because AcrPull, AcrPush and "
            + "AcrDelete stop working; then run: az acr update --name <registry> --role-assignment-mode rbac-abac.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.RoleAssignmentMode.Judge(
            byDefault: RoleAssignmentMode.LegacyRegistryPermissions,
            isGood: mode => mode == RoleAssignmentMode.AbacRepositoryPermissions,
            good: "can grant permissions by repository",
            bad: "grants permissions for all of its repositories at once");
}
