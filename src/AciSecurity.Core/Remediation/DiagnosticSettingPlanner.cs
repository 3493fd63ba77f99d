using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Plans a diagnostic setting: which logs of a resource go where.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/create-or-update</remarks>
public static class DiagnosticSettingPlanner
{
    /// <summary>Plans the setting of this name: what it sends already it goes on sending.</summary>
    /// <param name="resource">The resource whose logs are meant: a registry, a container group, or a subscription.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="existing">The setting, where it is there.</param>
    /// <param name="target">Where the logs go.</param>
    /// <param name="categories">Which logs; null for those that the audit asks for.</param>
    public static RemediationPlan Plan(Resource resource, string name, Resource? existing, DiagnosticTarget target, IReadOnlyList<string>? categories)
    {
        var id = existing?.Id ?? $"{resource.Id}/providers/{ResourceTypes.DiagnosticSetting}/{name}";
        var draft = existing is null ? DraftResource.New(id, DiagnosticLogs.ApiVersion) : DraftResource.Of(existing, WriteMethod.Put);
        Set(draft, "workspaceId", target.WorkspaceId);
        Set(draft, "storageAccountId", target.StorageAccountId);
        Set(draft, "eventHubAuthorizationRuleId", target.EventHubRuleId);
        Set(draft, "eventHubName", target.EventHubName);
        var restarts = ResourceTypes.Same(resource.Type, ResourceTypes.ContainerGroup);
        draft.Set(DiagnosticLogs.Path, DiagnosticLogs.WithAll(draft[DiagnosticLogs.Path], categories ?? Asked(resource.Type)));
        return new()
        {
            ResourceId = resource.Id,
            Writes = draft.IsChanged ? [draft.ToWrite()] : [],
            Restarts = restarts && draft.IsChanged,
            Risk = restarts ? RemediationRisk.High : RemediationRisk.Low,
            Effects = restarts ? ["The group starts anew, with all its containers.", "Whoever gets the logs is billed for them."] : ["Whoever gets the logs is billed for them."],
        };
    }

    /// <summary>The setting that is to be changed: the one of this name, or the one that sends to the workspace already, for Azure takes no
    /// second one to the same place; null where there is neither.</summary>
    public static Resource? Same(IReadOnlyList<Resource> settings, string name, string? workspaceId) =>
        settings.FirstOrDefault(setting => name.Equals(setting.Name, StringComparison.OrdinalIgnoreCase))
        ?? settings.FirstOrDefault(setting => workspaceId is not null && setting.Properties.Member("workspaceId").AsText().Is(workspaceId.TrimEnd('/')));

    private static IReadOnlyList<string> Asked(string type) => type.ToUpperInvariant() switch
    {
        "MICROSOFT.CONTAINERINSTANCE/CONTAINERGROUPS" => DiagnosticLogs.OfGroups,
        "MICROSOFT.CONTAINERREGISTRY/REGISTRIES" => DiagnosticLogs.OfRegistries,
        _ => DiagnosticLogs.OfSubscriptions,
    };

    private static void Set(DraftResource draft, string name, string? value)
    {
        if (value is not null) draft.Set($"properties.{name}", JsonValue.Create(value.TrimEnd('/')));
    }
}
