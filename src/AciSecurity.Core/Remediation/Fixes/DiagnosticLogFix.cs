using AciSecurity.Resources;

namespace AciSecurity.Remediation.Fixes;

/// <summary>Sends logs to a workspace: by a diagnostic setting of its own, or by the one that sends to that workspace already, for Azure
/// takes no second one to the same place.</summary>
/// <param name="ruleId">The rule that asks for the logs.</param>
/// <param name="categories">The logs.</param>
/// <remarks>https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings</remarks>
public sealed class DiagnosticLogFix(string ruleId, IReadOnlyList<string> categories) : Fix(ruleId)
{
    private const string Workspace = "properties.workspaceId";

    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        if (target.Options.WorkspaceId is not { } workspace)
        {
            return Not("nobody said where the logs are to go", "Give the id of a Log Analytics workspace with -WorkspaceId, and repair again.");
        }

        var setting = SettingTo(workspace, target) ?? target.Draft.Resource($"{target.Finding.ResourceId}/providers/{ResourceTypes.DiagnosticSetting}/acisecurity", DiagnosticLogs.ApiVersion, WriteMethod.Put);
        if (setting.Exists && !FixTarget.SameId(setting[Workspace], workspace)) return Not("its diagnostic setting 'acisecurity' sends to another workspace", "Rename or delete that setting, or give its workspace.");
        setting.Set(Workspace, workspace);
        setting.Set(DiagnosticLogs.Path, DiagnosticLogs.WithAll(setting[DiagnosticLogs.Path], categories));
        return null;
    }

    private static DraftResource? SettingTo(string workspace, FixTarget target) => target.Draft.Known(ResourceTypes.DiagnosticSetting, target.Finding.ResourceId)
        .Where(setting => Resources.ResourceId.IsAtOrBelow(setting.Id, $"{target.Finding.ResourceId}/providers/{ResourceTypes.DiagnosticSetting}"))
        .Select(setting => target.Draft.Resource(setting.Id, DiagnosticLogs.ApiVersion, WriteMethod.Put))
        .FirstOrDefault(setting => FixTarget.SameId(setting[Workspace], workspace));
}
