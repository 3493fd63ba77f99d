namespace AciSecurity.Resources;

/// <summary>Which roles a registry honours.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions</remarks>
public enum RoleAssignmentMode
{
    /// <summary>Roles for the registry as a whole, such as AcrPull; Azure's default.</summary>
    LegacyRegistryPermissions,

    /// <summary>Roles whose assignments may have conditions that name repositories.</summary>
    AbacRepositoryPermissions,
}
