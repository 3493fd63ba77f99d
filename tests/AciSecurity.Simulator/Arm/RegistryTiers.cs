using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Arm;

/// <summary>What a registry's tier does not allow (https://learn.microsoft.com/azure/container-registry/container-registry-skus), and what
/// it quietly corrects. Content trust can be enabled no more where it was not
/// (https://learn.microsoft.com/azure/container-registry/container-registry-content-trust-deprecation).</summary>
internal static class RegistryTiers
{
    public static Reply? Refuse(JsonObject registry, JsonObject? before)
    {
        if (registry["properties"] is not JsonObject properties) return null;
        var sku = registry["sku"]?["name"]?.ToString() ?? "Standard";
        var premium = sku == "Premium";
        if (sku == "Basic" && Is(properties["anonymousPullEnabled"], "true")) return Tier("Anonymous pull", sku);
        if (!premium && properties["networkRuleSet"] is JsonObject) return Tier("Network rule set", sku);
        if (!premium && Is(properties["publicNetworkAccess"], "Disabled")) return Tier("Disabling public network access", sku);
        if (!premium && Is(properties["policies"]?["retentionPolicy"]?["status"], "enabled")) return Tier("Retention policy", sku);
        var hadTrust = Is(before?["properties"]?["policies"]?["trustPolicy"]?["status"], "enabled");
        if (!hadTrust && Is(properties["policies"]?["trustPolicy"]?["status"], "enabled"))
            return ArmErrors.Invalid("ContentTrustUnsupported", "The value 'enabled' for property 'status' in 'trustPolicy' is not supported.");
        if (Is(properties["policies"]?["exportPolicy"]?["status"], "disabled"))
        {
            if (!premium) return Tier("Export policy", sku);
            if (!Is(properties["publicNetworkAccess"], "Disabled")) return ArmErrors.Invalid("ExportPolicyInvalid", "Export policy can be disabled only when public network access is disabled.");
        }

        foreach (var rule in (properties["networkRuleSet"]?["ipRules"] as JsonArray ?? []).OfType<JsonObject>()) rule["action"] = "Allow";
        return null;
    }

    private static Reply Tier(string what, string sku) => ArmErrors.Invalid("FeatureNotSupportedInSku", $"{what} is not supported for the SKU {sku}.");

    private static bool Is(JsonNode? value, string expected) => expected.Equals(value?.ToString(), StringComparison.OrdinalIgnoreCase);
}
