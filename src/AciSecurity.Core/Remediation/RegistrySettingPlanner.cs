using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Plans what somebody wants of a registry's settings, and refuses what its SKU does not have before anything is sent.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-skus,
/// https://learn.microsoft.com/rest/api/containerregistry/registries/update</remarks>
public static class RegistrySettingPlanner
{
    private const string Properties = "properties.";

    /// <summary>Plans the change.</summary>
    /// <exception cref="FaultException">The registry cannot have it.</exception>
    public static RemediationPlan Plan(Resource registry, RegistrySettings wanted)
    {
        var draft = DraftResource.Of(registry, WriteMethod.Patch);
        var sku = draft["sku.name"]?.ToString() ?? "";
        if (wanted.AnonymousPull == true) Need(registry, "anonymous pull", sku, "Standard", "Premium");
        if (wanted.PublicNetworkAccess == false) Need(registry, "a closed public endpoint", sku, "Premium");
        if (wanted.DefaultAction is not null || wanted.AddIpRules.Count > 0 || wanted.RemoveIpRules.Count > 0) Need(registry, "network rules", sku, "Premium");
        if (wanted.ExportPolicy == false) Need(registry, "an export policy", sku, "Premium");
        if (wanted.DataEndpoint == true) Need(registry, "dedicated data endpoints", sku, "Premium");
        if (wanted.TrustedServices is not null) Need(registry, "network rules that trusted services could get past", sku, "Premium");
        Set(draft, wanted);
        Check(registry, draft);
        return new()
        {
            ResourceId = registry.Id,
            Writes = draft.IsChanged ? [draft.ToWrite()] : [],
            Risk = draft.IsChanged ? Risk(wanted) : RemediationRisk.Low,
            Effects = draft.IsChanged ? [.. Effects(wanted)] : [],
        };
    }

    private static void Set(DraftResource draft, RegistrySettings wanted)
    {
        Flag("adminUserEnabled", wanted.AdminUser, false);
        Flag("anonymousPullEnabled", wanted.AnonymousPull, false);
        Word("publicNetworkAccess", wanted.PublicNetworkAccess, "Enabled", "Disabled", "Enabled");
        Flag("dataEndpointEnabled", wanted.DataEndpoint, false);
        Flag("networkRuleBypassAllowedForTasks", wanted.TaskNetworkBypass, false);
        Word("networkRuleBypassOptions", wanted.TrustedServices, "AzureServices", "None", "AzureServices");
        Word("policies.azureADAuthenticationAsArmPolicy.status", wanted.ArmAudienceToken, "enabled", "disabled", "enabled");
        Word("policies.exportPolicy.status", wanted.ExportPolicy, "enabled", "disabled", "enabled");
        if (wanted.DefaultAction is { } action) draft.Set(NetworkRules.DefaultAction, action, "Allow");
        if (wanted.AddIpRules.Count > 0 || wanted.RemoveIpRules.Count > 0)
        {
            draft.Set(NetworkRules.Addresses, NetworkRules.Merge(draft[NetworkRules.Addresses], wanted.AddIpRules, wanted.RemoveIpRules), new JsonArray());
        }

        void Flag(string name, bool? value, bool byDefault)
        {
            if (value is { } flag) draft.Set(Properties + name, flag, byDefault);
        }

        void Word(string name, bool? value, string on, string off, string byDefault)
        {
            if (value is { } flag) draft.Set(Properties + name, flag ? on : off, byDefault);
        }
    }

    /// <summary>Azure refuses it too, after a while and in other words.</summary>
    private static void Check(Resource registry, DraftResource draft)
    {
        var noExport = JsonValues.Same(draft["properties.policies.exportPolicy.status"], "disabled");
        if (noExport && !JsonValues.Same(draft["properties.publicNetworkAccess"], "Disabled")) throw new FaultException(RemediationFaults.NeedsClosedEndpoint(registry.Id));
    }

    private static void Need(Resource registry, string feature, string sku, params string[] skus)
    {
        if (!skus.Contains(sku, StringComparer.OrdinalIgnoreCase)) throw new FaultException(RemediationFaults.SkuTooLow(registry.Id, feature, sku, string.Join(" or ", skus)));
    }

    private static RemediationRisk Risk(RegistrySettings wanted) =>
        wanted.PublicNetworkAccess == false || wanted.DefaultAction == "Deny" || wanted.RemoveIpRules.Count > 0 || wanted.TrustedServices == false ? RemediationRisk.High : RemediationRisk.Medium;

    private static IEnumerable<string> Effects(RegistrySettings wanted)
    {
        // What closes something has the words of the fix that does the same.
        (bool IsClosed, string Rule)[] closed =
        [
            (wanted.AdminUser == false, "Acr.AdminUser"), (wanted.AnonymousPull == false, "Acr.AnonymousPull"), (wanted.PublicNetworkAccess == false, "Acr.PublicAccess"),
            (wanted.DefaultAction == "Deny" || wanted.RemoveIpRules.Count > 0, "Acr.NetworkDefaultDeny"), (wanted.TrustedServices is not null, "Acr.TrustedServices"),
            (wanted.ArmAudienceToken == false, "Acr.ArmAudienceToken"), (wanted.ExportPolicy == false, "Acr.ExportPolicy"), (wanted.DataEndpoint == true, "Acr.DataEndpoint"),
            (wanted.TaskNetworkBypass == false, "Acr.TaskNetworkBypass"),
        ];
        foreach (var (_, rule) in closed.Where(one => one.IsClosed)) yield return FixCatalog.Find(rule)!.Effect;
        if (wanted.AdminUser == true || wanted.AnonymousPull == true || wanted.PublicNetworkAccess == true || wanted.DefaultAction == "Allow" || wanted.AddIpRules.Count > 0) yield return "The registry is open to more than before.";
    }
}
