using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups pull from Azure registries with a managed identity.</summary>
internal static class PullIdentityDefinition
{
    private const string Server = ContainerGroupAlias.PullCredentials + ".server";
    private const string Identity = ContainerGroupAlias.PullCredentials + ".identity";
    private const string Username = ContainerGroupAlias.PullCredentials + ".username";
    private static readonly string[] Suffixes = [".azurecr.io", ".azurecr.us", ".azurecr.cn"];

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.PullIdentity", "Container groups should pull images with a managed identity", ResourceTypes.ContainerGroup)
        {
            Description = "For each Azure Container Registry that images come from, imageRegistryCredentials names a managed identity, and neither a user name nor a password.",
            Condition = AnyOf(
                AnyElement(ContainerGroupAlias.PullCredentials, AllOf(
                    AnyOf([.. Suffixes.Select(suffix => Field(Server, "like", "*" + suffix))]),
                    AnyOf(Field(Username, "exists", true), Field(Identity, "exists", false), Field(Identity, "equals", "")))),
                ContainerGroupAlias.AnyContainer(IsAnonymous)),
            NotExpressed = ["Whether the identity may do more than pull, for role assignments are other resources."],
        };

    private static PolicyCondition IsAnonymous(string container) => AllOf(
        AnyOf([.. Suffixes.Select(suffix => Value(ImageExpressions.FirstPart(container), "like", "*" + suffix))]),
        Value(ImageExpressions.Image(container), "contains", "/"),
        Not(AnyElement(ContainerGroupAlias.PullCredentials, Field(Server, "equals", $"[{ImageExpressions.FirstPart(container)}]"))));
}
