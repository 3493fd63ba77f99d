using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups pull from Azure registries with a managed identity.</summary>
internal static class PullIdentityDefinition
{
    private const string Server = ContainerGroupAlias.PullCredentials + ".server";
    private const string Identity = ContainerGroupAlias.PullCredentials + ".identity";
    private static readonly string[] Suffixes = [".azurecr.io", ".azurecr.us", ".azurecr.cn"];

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.PullIdentity", "Container groups should pull images with a managed identity", ResourceTypes.ContainerGroup)
        {
            Description = "Credentials for an Azure Container Registry name a managed identity, and neither a user name nor a password.",
            Condition = AnyElement(ContainerGroupAlias.PullCredentials, AllOf(
                AnyOf([.. Suffixes.Select(suffix => Field(Server, "like", "*" + suffix))]),
                AnyOf(
                    Field(Identity, "exists", false),
                    Field(Identity, "equals", "")))),
            NotExpressed = ["Whether the identity may do more than pull, for role assignments are other resources."],
        };
}
