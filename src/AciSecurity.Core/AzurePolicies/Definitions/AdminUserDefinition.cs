using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries have no admin user.</summary>
internal static class AdminUserDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.AdminUser", "Container registries should have no admin user", ResourceTypes.Registry)
        {
            Description = "adminUserEnabled is false or not set.",
            Condition = Field(RegistryAlias.AdminUser, "equals", true),
        };
}
