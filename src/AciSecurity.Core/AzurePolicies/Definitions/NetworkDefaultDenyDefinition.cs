using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries are not open to all networks.</summary>
internal static class NetworkDefaultDenyDefinition
{
    private const string Network = RegistryAlias.AllowedNetworks + ".value";

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Acr.NetworkDefaultDeny", "Container registries should not be open to all networks", ResourceTypes.Registry)
        {
            Description = "A Premium registry disables public network access, or denies by default and allows networks "
                + $"that are no wider than /{policy.WidestNetworkPrefix}.",
            Condition = new PolicyCondition.AllOf(
                RegistryAlias.IsPremium,
                new PolicyCondition.AnyOf(
                    new PolicyCondition.AllOf(IsDefaultOr(RegistryAlias.PublicNetworkAccess, "Enabled"), IsDefaultOr(RegistryAlias.DefaultAction, "Allow")),
                    new PolicyCondition.AllOf(
                        new PolicyCondition.Field(RegistryAlias.PublicNetworkAccess, "notEquals", "Disabled"),
                        new PolicyCondition.Field(RegistryAlias.DefaultAction, "equals", "Deny"),
                        new PolicyCondition.Any(RegistryAlias.AllowedNetworks, IsWide(policy.WidestNetworkPrefix))))),
            NotExpressed = ["Registries of the SKUs Basic and Standard, which are open to all networks and cannot be closed; Acr.SkuSupportsControls asks for Premium."],
        };

    private static PolicyCondition IsDefaultOr(string alias, string value) => new PolicyCondition.AnyOf(
        new PolicyCondition.Field(alias, "exists", false),
        new PolicyCondition.Field(alias, "equals", value));

    /// <summary>By the text of the prefix length: int() of what is no number would fail, and deny.</summary>
    private static PolicyCondition IsWide(int widest) => new PolicyCondition.AllOf(
        new PolicyCondition.Field(Network, "contains", "/"),
        new PolicyCondition.Value($"last(split({PolicyFunction.CurrentText(Network)}, '/'))", "in", Enumerable.Range(0, widest).Select(prefix => $"{prefix}").ToArray()));
}
