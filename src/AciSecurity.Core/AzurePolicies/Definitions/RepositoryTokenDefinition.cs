using AciSecurity.Policies;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Tokens of registries are disabled.</summary>
internal static class RepositoryTokenDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.RepositoryToken", "Container registries should have no enabled tokens", RegistryAlias.Token)
        {
            Description = "A token of a registry, which is a password beside Microsoft Entra ID, has status disabled.",
            Mode = "All",
            Condition = IsOrDefaults(RegistryAlias.TokenStatus, "enabled"),
            NotExpressed = ["When the passwords of a token expire, for an action makes them that Azure Policy does not see."],
        };
}
