using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>What containers write and what happens to them is gone with the group unless it is sent away.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/monitor-azure-container-instances-reference#resource-logs</remarks>
public sealed class DiagnosticLogRule : ContainerGroupCompanionRule
{
    private static readonly DiagnosticLogs Logs = new(["ContainerInstanceLog", "ContainerEvent"], ["allLogs"], "logs and events");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.DiagnosticLog", "Container group sends its logs and events away")
    {
        Severity = Severity.High,
        Section = Section.ActivityMonitoring | Section.AuditTrail,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciAuditLog"],
        Controls = ["MCSB LT-3"],
        Needs = FactKinds.DiagnosticSettings,
        Recommendation = "Add a diagnostic setting with ContainerInstanceLog and ContainerEvent, or the category group allLogs, and a "
            + "workspace, storage account or event hub; adding it restarts the group.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(ContainerGroup group)
    {
        var (identity, legacy) = (group.Resource.Identity, group.HasLogAnalytics);
        if (group.IsProfile) return Now(Legacy(legacy, () => NotApplicable("is a profile: each group that is made from it needs a diagnostic setting of its own")));
        return Later(context =>
        {
            var verdict = Logs.Decide(identity, context);
            return verdict.Outcome == Outcome.Pass ? verdict : Legacy(legacy, () => verdict);
        });
    }

    private static Verdict Legacy(Setting<bool> legacy, Func<Verdict> otherwise) => legacy.State switch
    {
        SettingState.Known => Pass("sends its logs and events to a workspace, by the legacy diagnostics.logAnalytics") with { Evidence = [Evidence.OfSecret(legacy)] },
        SettingState.Absent => otherwise(),
        _ => otherwise() is { Outcome: Outcome.Unknown } unknown ? unknown : legacy.Match(_ => Pass(), Pass, Unknown),
    };
}
