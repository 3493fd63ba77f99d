using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

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
            Condition = IsOpen(policy),
            NotExpressed = ["Registries of the SKUs Basic and Standard, which are open to all networks and cannot be closed; Acr.SkuSupportsControls asks for Premium."],
        };

    /// <summary>Whether a registry that could be closed is open to all networks, or to one that is too wide.</summary>
    public static PolicyCondition IsOpen(Policy policy) => AllOf(
        RegistryAlias.IsPremium,
        AnyOf(
            AllOf(IsOrDefaults(RegistryAlias.PublicNetworkAccess, "Enabled"), IsOrDefaults(RegistryAlias.DefaultAction, "Allow")),
            AllOf(
                Field(RegistryAlias.PublicNetworkAccess, "notEquals", "Disabled"),
                Field(RegistryAlias.DefaultAction, "equals", "Deny"),
                AnyElement(RegistryAlias.AllowedNetworks, IsWide(policy.WidestNetworkPrefix)))));

    /// <summary>By the text of the prefix length: int() of what is no number would fail, and deny.</summary>
    private static PolicyCondition IsWide(int widest) => AllOf(
        Field(Network, "contains", "/"),
        Value($"last(split({PolicyFunction.CurrentText(Network)}, '/'))", "in", Enumerable.Range(0, widest).Select(prefix => $"{prefix}").ToArray()));
}
