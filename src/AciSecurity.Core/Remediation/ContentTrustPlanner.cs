using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Plans Docker Content Trust of a registry on or off, and refuses it where it cannot work before anything is sent.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-content-trust,
/// https://learn.microsoft.com/azure/container-registry/container-registry-content-trust-deprecation</remarks>
public static class ContentTrustPlanner
{
    private const string Policy = "properties.policies.trustPolicy";

    /// <summary>Plans the change.</summary>
    /// <exception cref="FaultException">The registry cannot have it.</exception>
    public static RemediationPlan Plan(Resource registry, bool isEnabled)
    {
        var draft = DraftResource.Of(registry, WriteMethod.Patch);
        if (isEnabled && WhyNot(draft) is { } why) throw new FaultException(RemediationFaults.ContentTrustImpossible(registry.Id, why));
        if (!JsonValues.Same(draft[Policy + ".status"] ?? "disabled", isEnabled ? "enabled" : "disabled"))
        {
            draft.Set(Policy + ".status", isEnabled ? "enabled" : "disabled", "disabled");
            draft.Name(Policy + ".type", "Notary");
        }

        return new()
        {
            ResourceId = registry.Id,
            Writes = draft.IsChanged ? [isEnabled ? draft.ToWrite() : draft.ToWrite() with { Undo = null }] : [],
            Risk = isEnabled ? RemediationRisk.Medium : RemediationRisk.High,
            Effects = isEnabled
                ? ["Clients that ask for content trust find what is signed from now on. It is removed from Azure on 2028-03-31."]
                : ["Every signature of Docker Content Trust in the registry is deleted for good.", "Clients that ask for content trust no longer pull anything from it."],
        };
    }

    private static string? WhyNot(DraftResource registry)
    {
        if (!JsonValues.Same(registry["sku.name"], "Premium")) return "it needs the SKU Premium";
        if (JsonValues.Same(registry["properties.encryption.status"], "enabled")) return "a registry with a customer-managed key does not support it";
        return JsonValues.Same(registry["properties.roleAssignmentMode"], "AbacRepositoryPermissions") ? "a registry with repository permissions (ABAC) does not support it" : null;
    }
}
