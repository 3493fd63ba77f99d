using System.Text.Json.Nodes;

namespace AciSecurity.Remediation.Fixes;

/// <summary>Closes a registry to networks that no rule names, where somebody can still get in then.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks</remarks>
public sealed class NetworkDefaultDenyFix() : Fix("Acr.NetworkDefaultDeny")
{
    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        var rules = NetworkRules.Merge(target.Resource[NetworkRules.Addresses], target.Options.AllowedNetworks, []);
        if (rules.Count == 0 && !target.HasPrivateEndpoint)
        {
            return Not(
                "nobody could reach the registry: it has no rule for an address and no approved private endpoint",
                "Say the addresses of those who pull and push with -AllowedNetwork, or create a private endpoint.",
                "Repair again.");
        }

        if (WhyNotClosed(target) is { } not) return not;
        target.Resource.Set(NetworkRules.DefaultAction, "Deny", "Allow");
        target.Resource.Set(NetworkRules.Addresses, rules, new JsonArray());
        return null;
    }
}
